import type { PaperParts } from '../../channels/paper-parts.ts'
import type { Costs } from '../contract/entity/costs.ts'

/** Euro cents as the contract shows them. */
export const cents = (amount: number): Costs['total']['price'] => ({ amount, currency: 'EUR' })

/** The parts of what letters on paper cost, as the contract shows them. */
export function showParts({ printing, postage, unsplit }: PaperParts): Costs['total']['paperParts'] {
  return { printing: cents(printing), postage: cents(postage), unsplit: cents(unsplit) }
}
