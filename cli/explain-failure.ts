import { SettingsRefused } from '../core/config.ts'
import { isDatabaseAway } from '../core/db/is-database-away.ts'
import { Refusal } from '../core/fault.ts'
import { TableRefused } from '../dispatcher/batches/csv/table-refused.ts'
import { CommandFailed, type ExitCode } from './command-failed.ts'
import { TrialError } from './trial/trial-error.ts'

export interface ExplainedFailure {
  readonly lines: readonly string[]
  readonly exitCode: ExitCode
}

/** The text on the terminal when a command ends by an exception: what happened and how to repair it, without a stack. */
export function explainFailure(error: unknown): ExplainedFailure {
  if (error instanceof TableRefused) return explained(`${error.message} (${error.code})`, error.repair, 1)
  if (error instanceof CommandFailed) return explained(error.message, error.repair, error.exitCode)
  if (error instanceof TrialError) return explained(error.message, error.repair)
  if (error instanceof SettingsRefused)
    return explained(error.message, 'Set them in the environment or in `.env`; `.env.example` explains each.')
  if (error instanceof Refusal) {
    const faults = error.faults.map(({ pointer, code, detail }) => `  ${pointer}  ${detail} (${code})`)
    return { lines: [`${error.message} (${error.code})`, ...faults], exitCode: 1 }
  }
  const known = knownCodes[codeOf(error) ?? '']
  if (known !== undefined) return explained(known.what, known.repair)
  if (isDatabaseAway(error))
    return explained(
      'The database does not answer.',
      'Run the command again; its machine may be very busy at the moment.',
    )
  const message = error instanceof Error ? error.message : String(error)
  return explained(`A fault in Uitpost itself: ${message}`, 'Set LOG_LEVEL=debug to see where, and report it.')
}

function explained(what: string, repair: string | undefined, exitCode: ExitCode = 1): ExplainedFailure {
  return { lines: repair === undefined ? [what] : [what, repair], exitCode }
}

/** Codes of the operating system and of PostgreSQL (appendix A of its manual) that are no fault of the hub. */
const knownCodes: Readonly<Record<string, { readonly what: string; readonly repair: string }>> = {
  ECONNREFUSED: {
    what: 'Nothing answers at the address of the database or of the hub.',
    repair:
      'Is it running? Check DATABASE_URL_HUB, DATABASE_URL_OWNER or UITPOST_URL; the trial starts with `npm start`.',
  },
  ENOTFOUND: {
    what: 'The name of the database’s or of the hub’s machine is not known.',
    repair: 'Check the addresses in the settings for a typing mistake.',
  },
  '28P01': {
    what: 'The database refuses the password.',
    repair: 'Check user and password in DATABASE_URL_HUB or DATABASE_URL_OWNER.',
  },
  '28000': {
    what: 'The database refuses this account.',
    repair: 'Make the roles first: deploy/postgres/create-roles.sh.',
  },
  '3D000': {
    what: 'The database does not exist.',
    repair: 'Make it first: deploy/postgres/create-roles.sh.',
  },
  '42P01': {
    what: 'The database has not the tables of this version.',
    repair: 'Run `uitpost migrate` first.',
  },
  '42501': {
    what: 'This account of the database lacks the right.',
    repair: 'DATABASE_URL_HUB is that of uitpost_hub, DATABASE_URL_OWNER that of uitpost_owner.',
  },
  ENOSPC: { what: 'The disk is full.', repair: 'Free some space and try again.' },
  EROFS: { what: 'The disk can only be read.', repair: 'Set DATA_DIR to a folder that may be written.' },
  EACCES: { what: 'This user may not read or write there.', repair: 'Check who owns the file or folder.' },
}

/** A failed query of drizzle, or of several addresses at once, wraps the informative error. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error ? codeOf(error.cause) : undefined
}
