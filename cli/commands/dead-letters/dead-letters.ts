import { Command } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { Refusal } from '../../../core/fault.ts'
import { type Id, parseId, showId } from '../../../core/words/id.ts'
import { replayHelps, stuckKindOf } from '../../../core/words/stuck.ts'
import { closeDeadLetter } from '../../../dispatcher/dead-letters/close-dead-letter.ts'
import {
  type DeadLetter,
  type DeadLetterView,
  listDeadLetters,
  showDeadLetter,
} from '../../../dispatcher/dead-letters/dead-letter.ts'
import { replayDeadLetter } from '../../../dispatcher/dead-letters/replay-dead-letter.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { limitOption } from '../../show/limit-option.ts'
import { nameOf } from '../../show/name-of.ts'
import { helpWords, stuckWords } from '../../show/stuck-words.ts'
import { shortTime, table } from '../../show/table.ts'
import { replayAllCommand } from './dead-letters-replay-all.ts'

/** `uitpost dead-letters list|show|replay|replay-all|close` */
export function deadLettersCommand(context: CommandContext): Command {
  return new Command('dead-letters')
    .description('letters that stopped because of a fault of the hub and wait for an operator')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(
      endCommand(context, {
        name: 'replay',
        description: 'continue letters from the point where they stopped',
        end: replayDeadLetter,
        done: 'goes on',
        reason: 'the reason; stored with the letter. No names: all operators see it',
      }),
    )
    .addCommand(replayAllCommand(context))
    .addCommand(
      endCommand(context, {
        name: 'close',
        description: 'give letters up: they become failed, which is final',
        end: closeDeadLetter,
        done: 'is closed; its message has failed',
        reason: 'why; the sender reads it. No names of citizens',
      }),
    )
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('dead letters that wait, newest first')
    .addOption(limitOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost dead-letters list')
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const found = await withHubDatabase(settings(), (database) => listDeadLetters(database.hub, limit))
      if (json) return terminal.out(JSON.stringify(found.map(shown)))
      if (found.length === 0) return terminal.out('No letter waits.')
      terminal.out(
        table(
          ['dead letter', 'entity', 'reference', 'template', 'stage', 'why', 'tries', 'first at', 'replay helps'],
          found.map((each) => [
            showId('deadLetter', each.id),
            nameOf(each.entityName),
            each.reference,
            each.templateKey ?? '–',
            each.stage,
            stuckWords[stuckKindOf(each.code)],
            each.attempts,
            shortTime(each.firstAt),
            helpWords[replayHelps(stuckKindOf(each.code))],
          ]),
        ),
      )
    })
}

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('one dead letter')
    .argument('<id>', 'dle_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost dead-letters show dle_01kb…')
    .action(async (id: string, { json }: { json?: true }) => {
      const found = await withHubDatabase(settings(), (database) => showDeadLetter(database.hub, deadLetterId(id)))
      if (found === undefined) throw new CommandFailed(`There is no dead letter ${id}.`)
      if (json) return terminal.out(JSON.stringify(shown(found), undefined, 2))
      const kind = stuckKindOf(found.code)
      terminal.out(
        `${id}  ${found.reference} of ${nameOf(found.entityName)} (${found.templateKey ?? 'supplied document'})`,
      )
      terminal.out(`  ${showId('message', found.message)}; in the log: "deadLetter":"${id}"`)
      terminal.out(
        `  stopped at ${found.stage}: ${stuckWords[kind]} (${found.code}), after ${found.attempts} tries since ${shortTime(found.firstAt)}`,
      )
      terminal.out(`  does replay help: ${helpWords[replayHelps(kind)]}`)
      terminal.out(
        found.ended === null
          ? '  waits for an operator'
          : `  ${found.ended} at ${shortTime(found.endedAt)} by ${found.endedBy ?? '–'}: ${found.reason ?? '–'}`,
      )
    })
}

interface EndKind {
  readonly name: 'replay' | 'close'
  readonly description: string
  readonly end: typeof replayDeadLetter
  readonly done: string
  /** The description of `--reason`. */
  readonly reason: string
}

function endCommand({ terminal, clock, settings, exitWith }: CommandContext, kind: EndKind): Command {
  const { name, description, end, done, reason } = kind
  return new Command(name)
    .description(description)
    .argument('<ids...>', 'dle_…')
    .option('--reason <text>', reason)
    .option('--json', 'print JSON')
    .addHelpText('after', `\nExample:\n  $ uitpost dead-letters ${name} dle_01kb… --reason 'print partner is back'`)
    .action(async (ids: readonly string[], { reason: why, json }: { reason?: string; json?: true }) => {
      const wanted = ids.map(deadLetterId)
      const results = await withHubDatabase(settings(), async (database) => {
        const ended: { id: string; fault?: string; before?: true; letter?: DeadLetter }[] = []
        for (const id of wanted) {
          const now = clock.now()
          const shownId = showId('deadLetter', id)
          try {
            const letter = await end(database, id, {
              by: 'hub:command-line',
              now,
              ...(why !== undefined && { reason: why }),
            })
            await recordAudit(database, undefined, {
              at: now,
              actorKind: 'hub',
              actor: 'hub:command-line',
              action: `${name}-dead-letter`,
              subjectKind: 'dead-letter',
              subject: shownId,
            })
            // A dead letter that ended before is left unchanged.
            const before = letter.endedAt !== null && letter.endedAt < now
            ended.push({ id: shownId, letter, ...(before && { before }) })
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            ended.push({ id: shownId, fault: error.message })
          }
        }
        return ended
      })
      if (json)
        terminal.out(JSON.stringify(results.map(({ id, fault, letter }) => (letter ? shown(letter) : { id, fault }))))
      else for (const result of results) terminal.out(endedLine(result, done))
      const failed = results.filter(({ fault }) => fault !== undefined).length
      if (failed > 0) exitWith(failed === results.length ? 1 : 3)
    })
}

function endedLine(
  { id, fault, before, letter }: { id: string; fault?: string; before?: true; letter?: DeadLetter },
  done: string,
): string {
  if (fault !== undefined || letter === undefined) return `${id} – ${fault ?? 'not done'}`
  if (before) return `${id} was ${letter.ended} before, at ${shortTime(letter.endedAt)}; nothing was done`
  const help = letter.ended === 'replayed' ? replayHelps(stuckKindOf(letter.code)) : 'later'
  return help === 'later'
    ? `${id} ${done}`
    : `${id} ${done}. Careful: ${stuckWords[stuckKindOf(letter.code)]}; ${warnings[help]}`
}

const warnings = {
  no: 'it stops again as long as the letter is unchanged. Close it with a --reason that its sender can act upon',
  'after-repair': 'it stops again unless that was repaired',
} as const

function deadLetterId(text: string): Id<'deadLetter'> {
  const id = parseId('deadLetter', text)
  if (id === undefined) throw new CommandFailed(`${text} is no id of a dead letter.`, 'It begins with dle_.', 2)
  return id
}

function shown({ id, entity, message, ...rest }: DeadLetter | DeadLetterView) {
  const kind = stuckKindOf(rest.code)
  return {
    kind,
    replay: replayHelps(kind),
    id: showId('deadLetter', id),
    entity: showId('entity', entity),
    message: showId('message', message),
    ...rest,
  }
}
