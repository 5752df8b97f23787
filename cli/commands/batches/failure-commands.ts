import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { shortTime, table } from '../../show/table.ts'

interface Failure {
  readonly batch: string
  readonly entityName: Readonly<Record<string, string>>
  readonly step: string
  readonly code: string
  readonly state: string
  readonly attempts: number
  readonly firstAt: string
  readonly firstRow?: number
  readonly lastRow?: number
  readonly refused: readonly number[]
}

const path = '/v1/list-failures'
const rowsNamed = 10

/** `uitpost batches failures`: for operators. */
export function failuresCommand({ terminal, settings }: CommandContext): Command {
  return new Command('failures')
    .description('for operators: parts of lists on which the hub fails by a fault of its own')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost batches failures')
    .action(async ({ json }: { json?: true }) => {
      const { items } = right(await (await openHubApi(settings())).get(path)) as { items: readonly Failure[] }
      if (json) return terminal.out(JSON.stringify(items))
      if (items.length === 0) return terminal.out('No list fails.')
      terminal.out(
        table(
          ['list', 'entity', 'rows', 'step', 'code', 'state', 'attempts', 'since'],
          items.map((each) => [
            each.batch,
            each.entityName['nl'] ?? Object.values(each.entityName)[0] ?? '–',
            rowsOf(each),
            each.step,
            each.code,
            each.state,
            each.attempts,
            shortTime(each.firstAt),
          ]),
        ),
      )
    })
}

function rowsOf({ state, refused, firstRow, lastRow }: Failure): string {
  if (state === 'refused') return `${refused.slice(0, rowsNamed).join(', ')}${refused.length > rowsNamed ? ' …' : ''}`
  return firstRow === undefined ? 'all' : `${firstRow} to ${lastRow ?? firstRow}`
}

/** `uitpost batches retry|refuse <id>`: for operators. */
export function settleFailuresCommand(
  { terminal, settings }: CommandContext,
  name: 'retry' | 'refuse',
  description: string,
): Command {
  return new Command(name)
    .description(`for operators: ${description}`)
    .argument('<id>', 'bat_…')
    .option('--json', 'print JSON')
    .addHelpText('after', `\nExample:\n  $ uitpost batches ${name} bat_01kb…`)
    .action(async (id: string, { json }: { json?: true }) => {
      const api = await openHubApi(settings())
      const done = right(await api.post(`${path}/${encodeURIComponent(id)}/${name}`, {})) as {
        readonly passed: number
        readonly failed: number
        readonly refused: number
      }
      const { passed, failed, refused } = done
      terminal.out(
        json
          ? JSON.stringify(done)
          : `${passed} rows pass, ${failed} rows fail again, ${refused} rows were left out now.`,
      )
    })
}
