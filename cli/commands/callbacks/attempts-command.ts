import { Command } from 'commander'
import type { CallbackAttempt } from '../../../api/contract/callbacks/callback-calls.ts'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { limitOption } from '../../show/limit-option.ts'
import { right } from '../../show/refusal.ts'
import { shortTime, table } from '../../show/table.ts'
import { callbackPath, outcomeOf } from './ask-callbacks.ts'

interface Options {
  readonly failed?: true
  readonly limit: number
  readonly json?: true
}

/** `uitpost callbacks attempts` */
export function attemptsCommand({ terminal, settings }: CommandContext): Command {
  return new Command('attempts')
    .description('the calls of the past seven days, newest first; --json shows requests and answers')
    .argument('<id>', 'cbk_…')
    .option('--failed', 'only what was not accepted')
    .addOption(limitOption())
    .option('--json', 'print JSON, with requests and answers')
    .addHelpText('after', '\nExample:\n  $ uitpost callbacks attempts cbk_01kb… --failed')
    .action(async (id: string, { failed, limit, json }: Options) => {
      const api = await openHubApi(settings())
      const found: CallbackAttempt[] = []
      for (let cursor: string | undefined; found.length < limit; ) {
        const query = new URLSearchParams({ limit: String(Math.min(100, limit - found.length)) })
        if (failed) query.set('failed', 'true')
        if (cursor !== undefined) query.set('cursor', cursor)
        const page = right(await api.get(`${callbackPath(id)}/attempts?${query.toString()}`)) as unknown as {
          items: CallbackAttempt[]
          next?: string
        }
        found.push(...page.items)
        if (page.next === undefined) break
        cursor = page.next
      }
      if (json) return terminal.out(JSON.stringify(found))
      if (found.length === 0) return terminal.out('There is no attempt.')
      terminal.out(
        table(
          ['at', 'type', 'outcome', 'ms', 'attempt', 'message'],
          found.map((each) => [
            shortTime(each.at),
            each.type?.split('.').at(-1) ?? '–',
            outcomeOf(each),
            each.ms,
            each.attempt,
            each.message ?? '–',
          ]),
        ),
      )
    })
}
