import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { askTotals, totalsLines } from '../../send/list-totals.ts'

/** `uitpost batches totals` */
export function totalsCommand({ terminal, settings }: CommandContext): Command {
  return new Command('totals')
    .description('what the letters of a list would do and cost, and what they cost so far')
    .argument('<id>', 'bat_…')
    .option('--no-wait', 'show the sums so far, also while they are computed')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ uitpost batches totals bat_01kb…\n  $ uitpost batches totals bat_01kb… --no-wait --json',
    )
    .action(async (id: string, { wait, json }: { wait: boolean; json?: true }) => {
      const api = await openHubApi(settings())
      const totals = await askTotals(terminal, api, id, wait ? Number.POSITIVE_INFINITY : 0)
      terminal.out(json ? JSON.stringify(totals, undefined, 2) : totalsLines(totals).join('\n'))
    })
}
