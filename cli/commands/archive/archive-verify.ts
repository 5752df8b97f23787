import { readdir, stat } from 'node:fs/promises'
import { Command } from 'commander'
import { isVerifierKey } from '../../../archive/ledger/checkpoint.ts'
import { verifyArchive, verifyRecordsOf } from '../../../archive/verify/verify-archive.ts'
import { verifyExport } from '../../../archive/verify/verify-export.ts'
import { parseId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { type Checked, followSteps } from '../../show/findings.ts'
import { recordId } from './statement-options.ts'

interface VerifyOptions {
  readonly record?: readonly string[]
  readonly key?: string
  readonly json?: true
}

/** `uitpost archive verify`: verifies the archive itself, or an export offline. */
export function verifyCommand({ terminal, clock, settings, exitWith }: CommandContext): Command {
  return new Command('verify')
    .description('check that nothing was changed, removed or put in another order')
    .argument('[folder]', 'an export, checked without the hub that made it; absent: the archive itself')
    .option('--record <ids...>', 'only these records, rec_…')
    .option('--key <key>', 'verifier key `name+hash+key`, from a source that you trust')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      `
Without --key the key of this installation's own settings is taken. Exit code 1 when something differs from what was sealed.

Examples:
  $ uitpost archive verify
  $ uitpost archive verify --record rec_01kb…
  $ uitpost archive verify ./export --key 'uitpost.example.be/ledger+1f3a…+AX…'`,
    )
    .action(async (folder: string | undefined, { record, key, json }: VerifyOptions) => {
      const quiet = json === true
      if (key !== undefined && !isVerifierKey(key))
        throw new CommandFailed(
          '--key is no verifier key.',
          'It is written as name+hash+key; a proof shows it as `publicKey`, and an export names it when it is made.',
          2,
        )
      if (folder !== undefined) await assertExport(folder)
      const checked =
        folder !== undefined && key !== undefined
          ? await followSteps(terminal, verifyExport(folder, { verifierKey: key }), quiet)
          : await withArchive(settings(), clock, ({ context, ownVerifierKey, ownKeys, checkpointFile }) => {
              const verifierKey = key ?? ownVerifierKey
              if (folder !== undefined)
                return followSteps(terminal, verifyExport(folder, { verifierKey, keys: ownKeys }), quiet)
              if (record !== undefined)
                return followSteps(terminal, verifyRecordsOf(context, record.map(recordId)), quiet)
              return followSteps(
                terminal,
                verifyArchive(context, { verifierKey, checkpointFile, ...(key === undefined && { keys: ownKeys }) }),
                quiet,
              )
            })
      terminal.out(json ? JSON.stringify(checked) : words(checked, record?.length))
      if (checked.findings.length > 0) exitWith(1)
    })
}

/** @throws CommandFailed when the folder holds no export, which says nothing about the letters */
async function assertExport(folder: string): Promise<void> {
  if (parseId('record', folder) !== undefined)
    throw new CommandFailed(`${folder} is a record, not a folder.`, `Run: uitpost archive verify --record ${folder}`, 2)
  const found = await stat(folder).catch(() => undefined)
  if (found === undefined) throw new CommandFailed(`${folder} is not there.`, 'Name the folder of an export.')
  if (!found.isDirectory()) throw new CommandFailed(`${folder} is no folder.`, 'Name the folder of an export.')
  const names = await readdir(folder)
  if (!names.some((name) => partsOfExport.has(name)))
    throw new CommandFailed(`${folder} holds no export.`, 'Name the folder that `uitpost archive export` wrote.')
}
/** One of these suffices to recognise an export: a missing part is then a finding. */
const partsOfExport: ReadonlySet<string> = new Set(['export.json', 'checkpoint', 'records', 'tile'])

function words({ findings, leaves, records, destroyed }: Checked, requested: number | undefined): string {
  // In an export of single records, each was checked by its own path to the checkpoint, without the log.
  const looked =
    requested === undefined && leaves > 0
      ? `${count(leaves, 'entry', 'entries')} of the log and ${count(records, 'record', 'records')}`
      : count(requested ?? records, 'record', 'records')
  const gone =
    destroyed === 0
      ? ''
      : ` ${count(destroyed, 'record is', 'records are')} gone by an approved disposal, which is no loss.`
  return findings.length === 0
    ? `All is as it was sealed: ${looked}.${gone}`
    : `${count(findings.length, 'finding', 'findings')} in ${looked}.${gone}`
}

function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`
}
