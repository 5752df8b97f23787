import type { CostSum, WaitingCosts } from '../../dispatcher/costs/sum-costs.ts'
import type * as contract from '../contract/entity/costs.ts'
import { cents, showParts } from '../http/show-price.ts'

/** What letters cost, as the contract shows it. */
export function showCostSum(sum: CostSum): contract.Costs['total'] {
  const { letters, sheets, amount, billed, unbilled, unpriced } = sum
  const paperParts = showParts(sum.paperParts)
  return { letters, sheets, price: cents(amount), paperParts, billed: cents(billed), unbilled, unpriced }
}

/** Letters in print runs, as the contract shows them. */
export function showWaiting({
  letters,
  sheets,
  amount,
  paperParts,
  unpriced,
}: WaitingCosts): contract.Costs['waiting'] {
  return { letters, sheets, price: cents(amount), paperParts: showParts(paperParts), unpriced }
}
