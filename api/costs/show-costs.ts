import type { CostSum, WaitingCosts } from '../../dispatcher/costs/sum-costs.ts'
import type * as contract from '../contract/entity/costs.ts'

/** Euro cents as the contract shows them. */
export const cents = (amount: number): contract.Costs['total']['price'] => ({ amount, currency: 'EUR' })

/** What letters cost, as the contract shows it. */
export function showCostSum(sum: CostSum): contract.Costs['total'] {
  const { letters, sheets, amount, billed, unbilled, unpriced } = sum
  return { letters, sheets, price: cents(amount), billed: cents(billed), unbilled, unpriced }
}

/** Letters in print runs, as the contract shows them. */
export function showWaiting({ letters, sheets, amount, unpriced }: WaitingCosts): contract.Costs['waiting'] {
  return { letters, sheets, price: cents(amount), unpriced }
}
