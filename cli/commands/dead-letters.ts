import { Command } from 'commander'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type Id, parseId, showId } from '../../core/words/id.ts'
import { closeDeadLetter } from '../../dispatcher/dead-letters/close-dead-letter.ts'
import { type DeadLetter, listDeadLetters, showDeadLetter } from '../../dispatcher/dead-letters/dead-letter.ts'
import { replayDeadLetter } from '../../dispatcher/dead-letters/replay-dead-letter.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { shortTime, table } from '../show/table.ts'

/** `uitpost dead-letters list|show|replay|close` */
export function deadLettersCommand(context: CommandContext): Command {
  return new Command('dead-letters')
    .description('letters that stopped for a fault of ours and wait for a person')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(
      endCommand(context, {
        name: 'replay',
        description: 'let letters go on from where they stopped',
        end: replayDeadLetter,
        done: 'goes on',
      }),
    )
    .addCommand(
      endCommand(context, {
        name: 'close',
        description: 'give letters up: they become failed, which is final',
        end: closeDeadLetter,
        done: 'is closed; its message has failed',
      }),
    )
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('those that wait, newest first')
    .option('--limit <n>', 'at most so many', Number, 50)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost dead-letters list')
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
        throw new CommandFailed('--limit is a number from 1 to 10000.', undefined, 2)
      const found = await withHubDatabase(settings(), (database) => listDeadLetters(database.hub, limit))
      if (json) return terminal.out(JSON.stringify(found.map(shown)))
      if (found.length === 0) return terminal.out('No letter waits.')
      terminal.out(
        table(
          ['dead letter', 'message', 'stage', 'code', 'tries', 'first at'],
          found.map((each) => [
            showId('deadLetter', each.id),
            showId('message', each.message),
            each.stage,
            each.code,
            each.attempts,
            shortTime(each.firstAt),
          ]),
        ),
      )
    })
}

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('one of them')
    .argument('<id>', 'dle_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost dead-letters show dle_01kb…')
    .action(async (id: string, { json }: { json?: true }) => {
      const found = await withHubDatabase(settings(), (database) => showDeadLetter(database.hub, deadLetterId(id)))
      if (found === undefined) throw new CommandFailed(`There is no dead letter ${id}.`)
      if (json) return terminal.out(JSON.stringify(shown(found), undefined, 2))
      terminal.out(`${id}  ${showId('message', found.message)}`)
      terminal.out(
        `  stopped at ${found.stage} with ${found.code}, after ${found.attempts} tries since ${shortTime(found.firstAt)}`,
      )
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
}

function endCommand({ terminal, clock, settings, exitWith }: CommandContext, kind: EndKind): Command {
  const { name, description, end, done } = kind
  return new Command(name)
    .description(description)
    .argument('<ids...>', 'dle_…')
    .option('--reason <text>', 'why; kept with it. No names: it is seen by all operators')
    .option('--json', 'print JSON')
    .addHelpText('after', `\nExample:\n  $ uitpost dead-letters ${name} dle_01kb… --reason 'print partner is back'`)
    .action(async (ids: readonly string[], { reason, json }: { reason?: string; json?: true }) => {
      const wanted = ids.map(deadLetterId)
      const results = await withHubDatabase(settings(), async (database) => {
        const ended: { id: string; fault?: string; letter?: DeadLetter }[] = []
        for (const id of wanted) {
          const now = clock.now()
          const shownId = showId('deadLetter', id)
          try {
            const letter = await end(database, id, {
              by: 'hub:command-line',
              now,
              ...(reason !== undefined && { reason }),
            })
            await recordAudit(database, undefined, {
              at: now,
              actorKind: 'hub',
              actor: 'hub:command-line',
              action: `${name}-dead-letter`,
              subjectKind: 'dead-letter',
              subject: shownId,
            })
            ended.push({ id: shownId, letter })
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            ended.push({ id: shownId, fault: error.message })
          }
        }
        return ended
      })
      if (json)
        terminal.out(JSON.stringify(results.map(({ id, fault, letter }) => (letter ? shown(letter) : { id, fault }))))
      else for (const { id, fault } of results) terminal.out(`${id} ${fault === undefined ? done : `– ${fault}`}`)
      const failed = results.filter(({ fault }) => fault !== undefined).length
      if (failed > 0) exitWith(failed === results.length ? 1 : 3)
    })
}

function deadLetterId(text: string): Id<'deadLetter'> {
  const id = parseId('deadLetter', text)
  if (id === undefined) throw new CommandFailed(`${text} is no id of a dead letter.`, 'It begins with dle_.', 2)
  return id
}

function shown({ id, entity, message, ...rest }: DeadLetter) {
  return {
    id: showId('deadLetter', id),
    entity: showId('entity', entity),
    message: showId('message', message),
    ...rest,
  }
}
