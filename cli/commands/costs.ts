import { Command, Option } from 'commander'
import type { Costs } from '../../api/contract/entity/costs.ts'
import type { CommandContext } from '../command-context.ts'
import { openHubApi } from '../reach/hub-api.ts'
import { euros } from '../show/euros.ts'
import { figuresOf } from '../show/figures.ts'
import { table } from '../show/table.ts'

interface CostOptions {
  readonly from: string
  readonly to: string
  readonly by: string
  readonly limit: string
  readonly csv?: true
  readonly json?: true
}

/** `uitpost costs` */
export function costsCommand({ terminal, settings }: CommandContext): Command {
  return new Command('costs')
    .description('what the letters of a period cost')
    .requiredOption('--from <day>', 'first day of the hand-over, 2026-12-01')
    .requiredOption('--to <day>', 'last day')
    .addOption(
      new Option('--by <group>', 'how they are summed')
        .choices(['costCentre', 'channel', 'template', 'batch'])
        .default('costCentre'),
    )
    .option('--limit <n>', 'groups that are shown, the dearest first', '200')
    .option('--csv', 'print CSV for a spreadsheet')
    .option('--json', 'print the answer of the API')
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY; without them, the trial of DATA_DIR.

Examples:
  $ uitpost costs --from 2026-11-01 --to 2026-11-30
  $ uitpost costs --from 2026-11-01 --to 2026-11-30 --by template --csv > costs.csv`,
    )
    .action(async ({ from, to, by, limit, csv, json }: CostOptions) => {
      const api = await openHubApi(settings())
      const query = new URLSearchParams({ from, to, by, limit })
      const path = `/v1/costs?${query.toString()}`
      // The shape comes from the hub's own contract.
      terminal.out(await figuresOf(api, path, { csv, json }, (body) => lines(body as unknown as Costs)))
    })
}

function lines({ by, items, more, total, waiting }: Costs): string[] {
  const row = (name: string, { letters, sheets, price, paperParts, billed, unbilled, unpriced }: Costs['total']) => [
    name,
    letters,
    sheets,
    euros(price),
    euros(paperParts.printing),
    euros(paperParts.postage),
    euros(paperParts.unsplit),
    euros(billed),
    unbilled,
    unpriced,
  ]
  return [
    table(
      [by, 'letters', 'sheets', 'cost', 'printing', 'postage', 'not split', 'billed', 'unbilled', 'unpriced'],
      [...items.map((item) => row(item.key ?? '(none)', item)), row('total', total)],
    ),
    ...(more ? ['There are more groups; --limit shows them. The total counts all.'] : []),
    ...(waiting.letters === 0
      ? []
      : [
          `Waiting in print runs: ${waiting.letters} letters, ${waiting.sheets} sheets, about ${euros(waiting.price)}.`,
        ]),
  ]
}
