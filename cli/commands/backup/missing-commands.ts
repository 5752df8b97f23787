import { Command, Option } from 'commander'
import type { Database } from '../../../core/db/database.ts'
import { type MessageId, parseId, showId } from '../../../core/words/id.ts'
import { decideMissing } from '../../../dispatcher/recovery/decide-missing.ts'
import {
  type Decision,
  decisions,
  listMissing,
  type MissingFilter,
  type MissingLetter,
  missingStates,
} from '../../../dispatcher/recovery/missing-letters.ts'
import { takeBackDecisions } from '../../../dispatcher/recovery/take-back.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { entityByCode } from '../../reach/purpose-and-entity.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { table } from '../../show/table.ts'
import { commandLineActor, record } from '../archive/retention/retention-command.ts'
import { lastRecovery } from './last-recovery.ts'

/** `uitpost recovery letters` */
export function lettersCommand({ terminal, settings }: CommandContext): Command {
  return filtered(new Command('letters'))
    .description('the letters that may have left after the restored moment, one on a line')
    .option('--undecided', 'only those without a decision')
    .addOption(new Option('--format <format>').choices(['table', 'csv', 'ndjson']).default('table'))
    .action(async (flags: FilterFlags & { undecided?: true; format: 'table' | 'csv' | 'ndjson' }) => {
      await withHubDatabase(settings(), async (database) => {
        const recovery = await lastRecovery(database)
        const filter = { ...(await filterOf(database, flags)), undecided: flags.undecided === true }
        if (flags.format === 'csv') terminal.out(heads.join(','))
        for (let after: MessageId | undefined; ; ) {
          const some = await listMissing(database.hub, recovery.id, filter, { after, limit: 500 })
          after = some.at(-1)?.message
          if (after === undefined) break
          if (flags.format === 'table') terminal.out(table(heads, some.map(cellsOf)))
          else
            for (const each of some)
              terminal.out(flags.format === 'csv' ? cellsOf(each).map(csvCell).join(',') : JSON.stringify(shown(each)))
        }
      })
    })
}

/** `uitpost recovery decide` */
export function decideCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return filtered(new Command('decide'))
    .description('decide what becomes of undecided letters: of one, or of a set')
    .argument('<decision>', 'send-again, record or leave; undecided takes one back that had no effect')
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
send-again  the hub hands the letter over when the recovery ends; a lost one is posted again by its entity
record      it was sent: archive and timeline say so, and nothing is handed over
leave       it is not sent, and its message is cancelled
undecided   takes back what had no effect: send-again, and leave of a lost letter

Examples:
  $ uitpost recovery decide record --channel print --handed-over possible
  $ uitpost recovery decide send-again --entity OVO000901 --state planned`,
    )
    .action(async (decision: string, flags: FilterFlags & { json?: true }) => {
      if (!isDecision(decision) && decision !== 'undecided')
        throw new CommandFailed(
          `There is no decision ${decision}.`,
          `There are: ${decisions.join(', ')}, undecided.`,
          2,
        )
      const done = await withArchive(settings(), clock, async ({ context: archive }) => {
        const recovery = await lastRecovery(archive.database)
        if (recovery.endedAt !== null)
          throw new CommandFailed('The recovery has ended.', 'Nothing can be decided any more.')
        const filter = await filterOf(archive.database, flags)
        const result =
          decision === 'undecided'
            ? await takeBackDecisions(archive.database.hub, recovery, filter)
            : await decideMissing(archive, recovery, filter, { decision, by: commandLineActor })
        await record(context, archive.database, filter.entity, {
          action: 'decide-missing-letters',
          subjectKind: 'recovery',
          subject: showId('recovery', recovery.id),
        })
        return result
      })
      if (flags.json) return terminal.out(JSON.stringify(done))
      terminal.out(`${done.decided} letters are decided: ${decision}.`)
      for (const [reason, letters] of Object.entries(done.refused)) terminal.out(`${letters} not: ${reason}.`)
      if (Object.keys(done.refused).length > 0) context.exitWith(3)
    })
}

interface FilterFlags {
  readonly entity?: string
  readonly channel?: string
  readonly state?: (typeof missingStates)[number]
  readonly handedOver?: string
  readonly message?: string
}

function filtered(command: Command): Command {
  return command
    .option('--entity <code>', 'letters of one entity')
    .option('--channel <channel>', 'letters of one channel')
    .addOption(new Option('--state <state>', 'what the restored database knows of the letter').choices(missingStates))
    .addOption(new Option('--handed-over <how>', 'how sure it is').choices(['certain', 'possible', 'unknown']))
    .option('--message <id>', 'one letter, msg_…')
}

async function filterOf(database: Database, flags: FilterFlags): Promise<MissingFilter> {
  const { entity, channel, state, handedOver, message } = flags
  const id = message === undefined ? undefined : parseId('message', message)
  if (message !== undefined && id === undefined)
    throw new CommandFailed(`${message} is no message.`, 'It begins with msg_.', 2)
  return {
    ...(entity !== undefined && { entity: await entityByCode(database, entity) }),
    channel,
    state,
    handedOver,
    message: id,
  }
}

const heads = ['message', 'entity', 'reference', 'channel', 'sealed', 'state', 'handed-over', 'evidence', 'decision']

function shown(letter: MissingLetter) {
  const { entityCode, reference, channel, sealedAt, state, handedOver, evidence, leaf, decision } = letter
  return {
    message: showId('message', letter.message),
    record: showId('record', letter.record),
    entity: entityCode,
    reference,
    channel,
    sealedAt,
    state,
    handedOver,
    evidence,
    leaf,
    decision,
  }
}

function cellsOf(letter: MissingLetter): string[] {
  const { message, entity, reference, channel, sealedAt, state, handedOver, evidence, decision } = shown(letter)
  return [message, entity, reference, channel, sealedAt.toISOString(), state, handedOver, evidence, decision ?? '']
}

/** A reference that begins like a formula would be computed by a spreadsheet. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function isDecision(text: string): text is Decision {
  return (decisions as readonly string[]).includes(text)
}
