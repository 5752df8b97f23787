import { noParts, type PaperParts, togetherWith } from '../../channels/paper-parts.ts'
import { isPaper } from '../../channels/traits.ts'
import type { ListSums } from '../../dispatcher/batches/preview/read-sums.ts'
import type { Costs } from '../../dispatcher/costs/sum-costs.ts'
import type { PriceLine } from '../../dispatcher/previews/total-previews.ts'
import type * as contract from '../contract/batches/list-prices.ts'
import { showCostSum, showWaiting } from '../costs/show-costs.ts'
import { cents, showParts } from '../http/show-price.ts'

/** The sums of a list as the contract shows them. */
export function showTotals(sums: ListSums, costs: Costs): contract.BatchTotals {
  const { rows, priced, pricedAt, refused, unanswered, lines, costCentres, moreCostCentres } = sums
  const total = (count: (line: PriceLine) => number): number => lines.reduce((sum, line) => sum + count(line), 0)
  return {
    status: priced < rows ? 'computing' : 'ready',
    rows,
    priced,
    ...(pricedAt !== null && { pricedAt: pricedAt.toISOString() }),
    letters: total(({ letters }) => letters),
    price: cents(total(({ letters, each }) => letters * (each ?? 0))),
    paperParts: showParts(partsOf(lines)),
    estimated: lines.some(({ estimated }) => estimated),
    sheets: total(({ letters, sheets }) => letters * (sheets ?? 0)),
    unpriced: total(({ channel, letters, each }) => (channel !== null && each === null ? letters : 0)),
    unreachable: total(({ channel, letters }) => (channel === null ? letters : 0)),
    refused,
    unanswered,
    lines: lines.map(showLine),
    costCentres: costCentres.map(({ costCentre, letters, amount, unpriced }) => ({
      ...(costCentre !== null && { costCentre }),
      letters,
      price: cents(amount),
      unpriced,
    })),
    moreCostCentres,
    tariffs: tariffsOf(lines),
    spent: showCostSum(costs.total),
    waiting: showWaiting(costs.waiting),
  }
}

function showLine(line: PriceLine): contract.BatchTotals['lines'][number] {
  const { channel, postage, zone, sheets, variant, each, eachPostage, estimated, letters, tariff } = line
  return {
    ...(channel !== null && { channel }),
    ...(postage !== null && { postage }),
    ...(zone !== null && { zone }),
    ...(sheets !== null && { sheets }),
    variant,
    ...(each !== null && {
      each: { ...cents(each), ...(eachPostage !== null && { postageAmount: eachPostage }), estimated },
    }),
    letters,
    price: cents(letters * (each ?? 0)),
    ...(tariff !== null && { tariff }),
  }
}

function partsOf(lines: readonly PriceLine[]): PaperParts {
  return lines.reduce((sum, { channel, letters, each, eachPostage: postage }) => {
    if (channel === null || !isPaper(channel) || each === null) return sum
    const ofLine =
      postage === null
        ? { unsplit: letters * each }
        : { printing: letters * (each - postage), postage: letters * postage }
    return togetherWith(sum, { ...noParts, ...ofLine })
  }, noParts)
}

function tariffsOf(lines: readonly PriceLine[]): contract.BatchTotals['tariffs'] {
  const tariffs = lines.flatMap(({ tariff }) => tariff ?? [])
  return [...new Map(tariffs.map((each) => [JSON.stringify(each), each])).values()]
}
