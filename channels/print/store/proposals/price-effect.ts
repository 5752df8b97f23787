import type { Postage } from '../../../../core/words/message.ts'
import { sheetsOfPages } from '../../../../core/words/sheet-mark.ts'
import type { PrintContract } from '../contracts.ts'
import { priceOf, weightOf } from '../price.ts'

/** What a letter within Belgium costs now and by the proposal, in euro cents; null: the table has no price. */
export interface PriceEffect {
  readonly pages: number
  readonly postage: Postage
  readonly now: number | null
  readonly then: number | null
}

/** Lengths that show the effect of a proposal: most letters have one page, and three pages cross a usual band. */
const pagesShown = [1, 3] as const

/**
 * The simulated effect of a proposal: one letter of one page and one of three, for each postage that either contract prices within
 * Belgium.
 * @param now the contract that applies today; undefined when there is none
 * @param then the contract as it would be
 * @param days the day of the prices now, and the first day of the proposal, `YYYY-MM-DD`
 */
export function priceEffects(
  now: PrintContract | undefined,
  then: PrintContract,
  days: { readonly now: string; readonly then: string },
): PriceEffect[] {
  const named = new Set(
    [...(now?.tariffs ?? []), ...then.tariffs].filter(({ zone }) => zone === 'BE').map((l) => l.postage),
  )
  return [...named].flatMap((postage) =>
    pagesShown.map((pages) => ({
      pages,
      postage,
      now: now === undefined ? null : (priceBy(now, pages, postage, days.now) ?? null),
      then: priceBy(then, pages, postage, days.then) ?? null,
    })),
  )
}

function priceBy(contract: PrintContract, pages: number, postage: Postage, on: string): number | undefined {
  const { sides, ink, tariffs } = contract
  const sheets = sheetsOfPages(pages, sides)
  return priceOf(tariffs, { postage, sheets, grams: weightOf(sheets, contract), zone: 'BE', ink, sides, on })
}
