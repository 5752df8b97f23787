import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { limitOption } from '../../show/limit-option.ts'
import { right } from '../../show/refusal.ts'
import { shortTime, table } from '../../show/table.ts'
import { pathOf } from './batch-path.ts'

interface ShownEvent {
  readonly at: string
  readonly kind: string
  readonly by?: string
  readonly [detail: string]: unknown
}

/** `uitpost batches history` */
export function historyCommand({ terminal, settings }: CommandContext): Command {
  return new Command('history')
    .description('who did what with a list, newest first')
    .argument('<id>', 'bat_…')
    .addOption(limitOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost batches history bat_01kb…')
    .action(async (id: string, { limit, json }: { limit: number; json?: true }) => {
      const api = await openHubApi(settings())
      const found: ShownEvent[] = []
      for (let cursor: string | undefined; found.length < limit; ) {
        const asked = `limit=${Math.min(200, limit - found.length)}${cursor === undefined ? '' : `&cursor=${cursor}`}`
        const page = right(await api.get(`${pathOf(id)}/events?${asked}`)) as { items: ShownEvent[]; next?: string }
        found.push(...page.items)
        if (page.next === undefined) break
        cursor = page.next
      }
      if (json) return terminal.out(JSON.stringify(found))
      terminal.out(
        table(
          ['when', 'what', 'by', 'detail'],
          found.map(({ at, kind, by, n: _n, ...detail }) => [shortTime(at), kind, by ?? 'Uitpost', words(detail)]),
        ),
      )
    })
}

const words = (detail: Readonly<Record<string, unknown>>): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join(', ')
