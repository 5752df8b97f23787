import type { Postage } from '../../../../core/words/message.ts'
import { sheetsOfPages } from '../../../../core/words/sheet-mark.ts'
import type { PrintContract } from '../contracts/contracts.ts'
import { type Tariff, tariffOf, weightOf } from '../contracts/price.ts'
import type { PostageChange } from './differences.ts'

/** What a letter within Belgium costs now and by the proposal, in euro cents; null: the table has no price. */
export interface PriceEffect extends PostageChange {
  readonly pages: number
  readonly postage: Postage
  readonly before: number | null
  readonly after: number | null
}

/** Lengths that show the effect of a proposal: most letters have one page, and three pages cross a usual band. */
const pagesShown = [1, 3] as const

/**
 * The simulated effect of a proposal: one letter of one page and one of three, for each postage that either contract prices within
 * Belgium.
 * @param before the contract that applies today; undefined when there is none
 * @param after the contract as it would be
 * @param days the day of the prices now, and the first day of the proposal, `YYYY-MM-DD`
 */
export function priceEffects(
  before: PrintContract | undefined,
  after: PrintContract,
  days: { readonly before: string; readonly after: string },
): PriceEffect[] {
  const named = new Set(
    [...(before?.tariffs ?? []), ...after.tariffs].filter(({ zone }) => zone === 'BE').map((l) => l.postage),
  )
  return [...named].flatMap((postage) =>
    pagesShown.map((pages) => {
      const old = before && tariffBy(before, pages, postage, days.before)
      const fresh = tariffBy(after, pages, postage, days.after)
      return {
        pages,
        postage,
        before: old?.amount ?? null,
        after: fresh?.amount ?? null,
        postageBefore: old?.postageAmount ?? null,
        postageAfter: fresh?.postageAmount ?? null,
      }
    }),
  )
}

function tariffBy(contract: PrintContract, pages: number, postage: Postage, on: string): Tariff | undefined {
  const { sides, ink, tariffs } = contract
  const sheets = sheetsOfPages(pages, sides)
  return tariffOf(tariffs, { postage, sheets, grams: weightOf(sheets, contract), zone: 'BE', ink, sides, on })
}
