import { Command, Option } from 'commander'
import { openPublishedFiles } from '../../../archive/ledger/published-files.ts'
import { type BegunRecovery, beginRecovery } from '../../../dispatcher/recovery/begin-recovery.ts'
import { decideMissing } from '../../../dispatcher/recovery/decide-missing.ts'
import { endRecovery } from '../../../dispatcher/recovery/end-recovery.ts'
import {
  countMissing,
  type Decision,
  decisions,
  listMissing,
  type MissingFilter,
  type MissingLetter,
  missingStates,
} from '../../../dispatcher/recovery/missing-letters.ts'
import { readRecoveries, type Recovery } from '../../../dispatcher/recovery/recovery-state.ts'
import type { Database } from '../../../core/db/database.ts'
import { type MessageId, parseId, showId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { entityByCode } from '../../reach/purpose-and-entity.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { shortTime, table } from '../../show/table.ts'
import { commandLineActor, record } from '../archive/retention/retention-command.ts'
import { describeRecovery } from './describe-recovery.ts'

/** `uitpost recovery begin|show|letters|decide|end` */
export function recoveryCommand(context: CommandContext): Command {
  return new Command('recovery')
    .description('after the database was restored: which letters may have left since, and what becomes of them')
    .addCommand(beginCommand(context))
    .addCommand(showCommand(context))
    .addCommand(lettersCommand(context))
    .addCommand(decideCommand(context))
    .addCommand(endCommand(context))
}

function beginCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return new Command('begin')
    .description('once a PostgreSQL of your own was restored, before the hub is started')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
\`uitpost restore\` does this by itself. Run \`uitpost migrate\` first. The data folder with the file checkpoints and the blob store must be there.
The command can be interrupted and run again.`,
    )
    .action(async ({ json }: { json?: true }) => {
      const done = await withArchive(settings(), clock, async ({ context: archive, ownVerifierKey, checkpointFile }) => {
        const begun = await beginRecovery({
          archive,
          files: openPublishedFiles(checkpointFile),
          verifierKey: ownVerifierKey,
          by: commandLineActor,
          progress: (step) => terminal.tell(`${step} …`),
        })
        await record(context, archive.database, undefined, { action: 'begin-recovery', subjectKind: 'hub', subject: 'hub' })
        return begun satisfies BegunRecovery
      })
      if (json) terminal.out(JSON.stringify(done))
      else for (const line of describeRecovery(done)) terminal.out(line)
    })
}

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('the recovery that is open, or the last one, with its letters by entity and channel')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      await withHubDatabase(settings(), async (database) => {
        const recovery = await lastRecovery(database)
        const counts = await countMissing(database.hub, recovery.id)
        if (json) return terminal.out(JSON.stringify({ ...recovery, id: showId('recovery', recovery.id), letters: counts }))
        terminal.out(
          `${recovery.endedAt === null ? 'In recovery' : 'Ended'}; begun ${shortTime(recovery.begunAt)}, restored to ${shortTime(recovery.restoredTo)}.`,
        )
        terminal.out(`Leaves of the ledger: ${recovery.logSize} known, ${recovery.publishedSize} published.`)
        if (recovery.packsWithoutIndex > 0)
          terminal.out(`${recovery.packsWithoutIndex} of ${recovery.packs} packs do not say what they hold.`)
        if (counts.length === 0) return terminal.out('No letter may have left since.')
        const rows = counts.map((each) => [
          each.entityCode,
          each.channel,
          each.state,
          each.handedOver,
          each.decision ?? '–',
          each.letters,
        ])
        terminal.out(table(['ENTITY', 'CHANNEL', 'STATE', 'HANDED OVER', 'DECISION', 'LETTERS'], rows))
      })
    })
}

function lettersCommand({ terminal, settings }: CommandContext): Command {
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

function decideCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return filtered(new Command('decide'))
    .description('decide what becomes of undecided letters: of one, or of a set')
    .argument('<decision>', 'send-again, record or leave')
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
send-again  the hub hands the letter over when the recovery ends; a lost one is posted again by its entity
record      it was sent: archive and timeline say so, and nothing is handed over
leave       it is not sent, and its message is cancelled

Examples:
  $ uitpost recovery decide record --channel print --handed-over possible
  $ uitpost recovery decide send-again --entity OVO000901 --state planned`,
    )
    .action(async (decision: string, flags: FilterFlags & { json?: true }) => {
      if (!isDecision(decision))
        throw new CommandFailed(`There is no decision ${decision}.`, `There are: ${decisions.join(', ')}.`, 2)
      const done = await withArchive(settings(), clock, async ({ context: archive }) => {
        const recovery = await lastRecovery(archive.database)
        if (recovery.endedAt !== null) throw new CommandFailed('The recovery has ended.', 'Nothing can be decided any more.')
        const filter = await filterOf(archive.database, flags)
        const result = await decideMissing(archive, recovery, filter, { decision, by: commandLineActor })
        await record(context, archive.database, filter.entity, {
          action: 'decide-missing-letters',
          subjectKind: 'recovery',
          subject: showId('recovery', recovery.id),
        })
        return result
      })
      if (json(flags)) return terminal.out(JSON.stringify(done))
      terminal.out(`${done.decided} letters are decided: ${decision}.`)
      for (const [reason, letters] of Object.entries(done.refused)) terminal.out(`${letters} not: ${reason}.`)
      if (Object.keys(done.refused).length > 0) context.exitWith(3)
    })
}

function endCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return new Command('end')
    .description('end the recovery: the hub accepts letters and hands them over again')
    .action(async () => {
      await withHubDatabase(settings(), async (database) => {
        await endRecovery(database, { by: commandLineActor, now: clock.now() })
        await record(context, database, undefined, { action: 'end-recovery', subjectKind: 'hub', subject: 'hub' })
      })
      terminal.out('The recovery has ended. The hub goes on within a second.')
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
  if (message !== undefined && id === undefined) throw new CommandFailed(`${message} is no message.`, 'It begins with msg_.', 2)
  return {
    ...(entity !== undefined && { entity: await entityByCode(database, entity) }),
    channel,
    state,
    handedOver,
    message: id,
  }
}

/** @throws CommandFailed where the database was never restored */
async function lastRecovery(database: Database): Promise<Recovery> {
  const [last] = await readRecoveries(database.hub)
  if (last === undefined)
    throw new CommandFailed('This database was never restored.', 'After a restore, `uitpost recovery begin` comes first.')
  return last
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

function json(flags: { json?: true }): boolean {
  return flags.json === true
}
