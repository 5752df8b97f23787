import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import type { BatchTotals } from '../../../api/contract/batches/list-prices.ts'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { euros } from '../../show/euros.ts'
import { openProgress } from '../../show/progress-bar.ts'
import { table } from '../../show/table.ts'
import { pathOf, right } from './ask-batch.ts'

const pollMs = 500

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
      const ask = async () => right(await api.get(`${pathOf(id)}/totals`)) as unknown as BatchTotals
      let totals = await ask()
      if (wait && totals.status === 'computing') {
        const bar = openProgress(terminal, 'rows priced', totals.rows)
        for (let shown = 0; totals.status === 'computing'; totals = await ask()) {
          bar.step(totals.priced - shown)
          shown = totals.priced
          await sleep(pollMs)
        }
        bar.end()
      }
      terminal.out(json ? JSON.stringify(totals, undefined, 2) : totalsLines(totals).join('\n'))
    })
}

function totalsLines(totals: BatchTotals): string[] {
  const { status, priced, rows, letters, price, estimated, lines, costCentres, tariffs, spent, waiting } = totals
  const notes: readonly (readonly [number, string])[] = [
    [totals.unpriced, 'letters have no price: no tariff is known, or they could not be drawn'],
    [totals.unreachable, 'letters cannot be carried by any channel'],
    [totals.refused, 'rows were right and would be refused by now'],
    [totals.unanswered, 'letters may still go to another channel: a partner gave no answer about the recipient'],
  ]
  return [
    ...(status === 'computing' ? [`${priced} of ${rows} rows are priced; the sums are those of these rows.`] : []),
    table(
      ['channel', 'letters', 'each', 'together'],
      [
        ...lines.map((line) => [
          nameOf(line),
          line.letters,
          line.each === undefined ? '–' : euros(line.each),
          line.each === undefined ? '–' : euros(line.price),
        ]),
        ['total', letters, '', euros({ ...price, estimated })],
      ],
    ),
    ...tariffs.map(
      ({ contract, partner, validFrom }) => `Tariff of ${partner} (${contract}), valid since ${validFrom}.`,
    ),
    ...(costCentres.length < 2
      ? []
      : costCentres.map(
          (each) => `  ${each.costCentre ?? '(no cost centre)'}: ${each.letters} letters, ${euros(each.price)}`,
        )),
    ...notes.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}.`),
    ...(spent.letters === 0 ? [] : [`Cost so far: ${euros(spent.price)} for ${spent.letters} letters.`]),
    ...(waiting.letters === 0
      ? []
      : [`Waiting in print runs: ${waiting.letters} letters, about ${euros(waiting.price)}.`]),
  ]
}

function nameOf({ channel, sheets, postage, zone, variant }: BatchTotals['lines'][number]): string {
  if (channel === undefined) return '(no channel)'
  return [
    channel,
    sheets !== undefined && `${sheets} ${sheets === 1 ? 'sheet' : 'sheets'}`,
    postage,
    zone !== undefined && zone !== 'BE' && zone,
    variant === 'large' && 'large print',
  ]
    .filter((part) => part !== undefined && part !== false)
    .join(', ')
}
