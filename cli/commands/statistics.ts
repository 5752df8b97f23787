import { Command, Option } from 'commander'
import type { Statistics } from '../../api/contract/statistics.ts'
import type { CommandContext } from '../command-context.ts'
import { openHubApi } from '../reach/hub-api.ts'
import { euros } from '../show/euros.ts'
import { figuresOf } from '../show/figures.ts'
import { table } from '../show/table.ts'

interface StatisticsOptions {
  readonly from: string
  readonly to: string
  readonly by: string
  readonly limit: string
  readonly csv?: true
  readonly json?: true
}

/** `uitpost statistics` */
export function statisticsCommand({ terminal, settings }: CommandContext): Command {
  return new Command('statistics')
    .description('how many letters, how they ended, and at what price')
    .requiredOption('--from <month>', 'first month of the acceptance, 2026-01')
    .requiredOption('--to <month>', 'last month')
    .addOption(
      new Option('--by <group>', 'how they are summed')
        .choices(['entity', 'channel', 'template', 'costCentre', 'class', 'month'])
        .default('month'),
    )
    .option('--limit <n>', 'groups that are shown, those with most letters first', '200')
    .option('--csv', 'print CSV for a spreadsheet, with the times')
    .option('--json', 'print the answer of the API')
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY; without them, the trial of DATA_DIR.
A dash stands for what is not measured.

Examples:
  $ uitpost statistics --from 2026-01 --to 2026-11
  $ uitpost statistics --from 2026-11 --to 2026-11 --by template --csv > statistics.csv`,
    )
    .action(async ({ from, to, by, limit, csv, json }: StatisticsOptions) => {
      const api = await openHubApi(settings())
      const query = new URLSearchParams({ from, to, group: by, limit })
      const path = `/v1/statistics?${query.toString()}`
      // The shape comes from the hub's own contract.
      terminal.out(await figuresOf(api, path, { csv, json }, (body) => lines(body as unknown as Statistics)))
    })
}

function lines({ group, items, more, total, countedUntil }: Statistics): string[] {
  const row = (name: string, sum: Statistics['total']) => [
    name,
    sum.letters,
    percent(sum.digital.share),
    percent(sum.opened?.share),
    percent(sum.returned?.share),
    sum.price === undefined ? '-' : euros(sum.price),
    ...(['printing', 'postage', 'unsplit'] as const).map((part) =>
      sum.paperParts === undefined ? '-' : euros(sum.paperParts[part]),
    ),
    sum.unpriced,
  ]
  return [
    table(
      [
        group,
        'letters',
        'digital',
        'opened in time',
        'returned',
        'cost',
        'printing',
        'postage',
        'not split',
        'unpriced',
      ],
      [...items.map((item) => row(item.name?.nl ?? item.key ?? '(none)', item)), row('total', total)],
    ),
    ...(more ? ['There are more groups; --limit shows them. The total counts all.'] : []),
    `Counted until ${countedUntil}.`,
  ]
}

function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${(share * 100).toFixed(1)} %`
}
