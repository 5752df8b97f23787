import { setTimeout as sleep } from 'node:timers/promises'
import type { BatchTotals } from '../../api/contract/batches/list-prices.ts'
import { pathOf } from '../commands/batches/batch-path.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { euros } from '../show/euros.ts'
import { partsInWords } from '../show/paper-parts.ts'
import { openProgress } from '../show/progress-bar.ts'
import { right } from '../show/refusal.ts'
import { table } from '../show/table.ts'
import type { Terminal } from '../terminal.ts'

const pollMs = 500

/**
 * What the letters of a list cost, once every row has its price; after `maxMs` the sums so far.
 * @throws CommandFailed where the hub refuses to answer
 */
export async function askTotals(terminal: Terminal, api: HubApi, id: string, maxMs: number): Promise<BatchTotals> {
  const ask = async () => right(await api.get(`${pathOf(id)}/totals`)) as unknown as BatchTotals
  const lastMs = Date.now() + maxMs
  let totals = await ask()
  if (totals.status === 'ready' || maxMs === 0) return totals
  const bar = openProgress(terminal, 'rows priced', totals.rows)
  for (let shown = 0; totals.status === 'computing' && Date.now() < lastMs; totals = await ask()) {
    bar.step(Math.max(0, totals.priced - shown))
    shown = Math.max(shown, totals.priced)
    await sleep(pollMs)
  }
  bar.end()
  return totals
}

/** The sums of a list as a table by channel and form, with what they leave out. */
export function totalsLines(totals: BatchTotals): string[] {
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
    ...[partsInWords(totals.paperParts)].flatMap((words) => (words === undefined ? [] : [`On paper: ${words}.`])),
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
