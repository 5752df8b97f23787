import { Command, Option } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Database } from '../../../core/db/database.ts'
import { type EntityId, parseId } from '../../../core/words/id.ts'
import { replayHelps, type StuckKind, stuckKinds } from '../../../core/words/stuck.ts'
import type { DeadLetter } from '../../../dispatcher/dead-letters/dead-letter.ts'
import type { DeadLetterFilter } from '../../../dispatcher/dead-letters/dead-letter-groups.ts'
import { type BulkReplay, countDeadLetters, replayDeadLetters } from '../../../dispatcher/dead-letters/replay-many.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { helpWords, stuckWords } from '../../show/stuck-words.ts'

interface Options {
  readonly kind?: StuckKind
  readonly stage?: DeadLetter['stage']
  readonly entity?: string
  readonly all?: true
  readonly reason?: string
  readonly dryRun?: true
  readonly json?: true
}

/** `uitpost dead-letters replay-all` */
export function replayAllCommand({ terminal, clock, settings, exitWith }: CommandContext): Command {
  return new Command('replay-all')
    .description('replay every letter of one kind of reason, stage or entity')
    .addOption(new Option('--kind <kind>', 'the kind of reason, as in `list --json`').choices(stuckKinds))
    .addOption(new Option('--stage <stage>', 'where they stopped').choices(['prepare', 'deliver', 'stuck']))
    .option('--entity <id>', 'ent_…')
    .option('--all', 'every letter that is stuck')
    .option('--reason <text>', 'the reason; stored with each letter. No names: all operators see it')
    .option('--dry-run', 'only print how many letters are selected')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost dead-letters replay-all --kind unreachable --dry-run')
    .action(async ({ kind, stage, entity, all, reason, dryRun, json }: Options) => {
      if (kind === undefined && stage === undefined && entity === undefined && all !== true)
        throw new CommandFailed('Select letters.', 'Use --kind, --stage or --entity, or --all.', 2)
      const filter: DeadLetterFilter = { kind, stage, entity: entityId(entity), until: clock.now() }
      const result = await withHubDatabase(settings(), async (database) => {
        if (dryRun !== true) return replayInTurns(database, filter, reason, (line) => terminal.tell(line))
        return { matched: await countDeadLetters(database, filter) }
      })
      if (json) terminal.out(JSON.stringify(result))
      else if (!('replayed' in result))
        terminal.out(`${letters(result.matched)} would be replayed. Nothing was changed.`)
      else for (const line of summary(result)) terminal.out(line)
      const help = kind === undefined ? 'later' : replayHelps(kind)
      if (kind !== undefined && help !== 'later' && result.matched > 0)
        terminal.tell(`Does it help: ${helpWords[help]} (${stuckWords[kind]}).`)
      if ('failed' in result && result.failed > 0) exitWith(result.replayed === 0 ? 1 : 3)
    })
}

/** Continues until every letter was reached, 10,000 at a time; each call leaves its entry in the audit log. */
async function replayInTurns(
  database: Database,
  filter: DeadLetterFilter,
  reason: string | undefined,
  tell: (line: string) => void,
): Promise<BulkReplay> {
  let sum: BulkReplay = { matched: 0, replayed: 0, settled: 0, failed: 0, faults: [], remaining: 0 }
  for (;;) {
    const now = filter.until
    const turn = await replayDeadLetters(database, filter, { by: 'hub:command-line', reason, now })
    const asked = [filter.kind ?? 'every reason', filter.stage ?? 'every stage', filter.entity ?? 'every entity']
    await recordAudit(database, undefined, {
      at: now,
      actorKind: 'hub',
      actor: 'hub:command-line',
      action: 'replay-dead-letters',
      subjectKind: 'dead-letters',
      subject: `${asked.join(', ')}: ${turn.replayed} go on, ${turn.settled} settled, ${turn.failed} failed`,
      purpose: reason,
    })
    sum = {
      matched: Math.max(sum.matched, turn.matched),
      replayed: sum.replayed + turn.replayed,
      settled: sum.settled + turn.settled,
      failed: turn.failed,
      faults: turn.faults,
      remaining: turn.remaining,
    }
    if (turn.remaining === 0 || turn.replayed + turn.settled === 0) return sum
    tell(`${letters(sum.replayed)} of ${sum.matched} replayed …`)
  }
}

function summary({ matched, replayed, settled, failed, faults }: BulkReplay): string[] {
  if (matched === 0) return ['No letter waits for that reason.']
  return [
    `${letters(replayed)} of ${matched} replayed.`,
    ...(settled > 0 ? [`${letters(settled)} had ended or been settled by another operator in the meantime.`] : []),
    ...(failed > 0
      ? [`${letters(failed)} stay as they were: ${faults.map((each) => `${each.letters} × ${each.code}`).join(', ')}`]
      : []),
  ]
}

const letters = (count: number): string => `${count} ${count === 1 ? 'letter' : 'letters'}`

function entityId(text: string | undefined): EntityId | undefined {
  if (text === undefined) return undefined
  const id = parseId('entity', text)
  if (id === undefined) throw new CommandFailed(`${text} is no id of an entity.`, 'It begins with ent_.', 2)
  return id
}
