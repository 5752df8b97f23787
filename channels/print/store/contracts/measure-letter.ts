import type { Postage } from '../../../../core/words/message.ts'
import { addressSheets } from '../../../../core/words/post/address-sheet.ts'
import type { PrintContract } from './contracts.ts'
import { type PagedDocument, sheetsOf, tariffOf, weightOf, type Zone, zoneOf } from './price.ts'

/** A letter in an envelope of its own, as a contract counts it. */
export interface MeasuredLetter {
  readonly zone: Zone
  /** With the address sheet of its envelope, where the contract has one. */
  readonly sheets: number
  readonly addressSheet: 0 | 1
  /** Euro cents; undefined where the tariff table has no such line. */
  readonly amount: number | undefined
  /** The part of it that is postage; undefined where it is not known. */
  readonly postageAmount: number | undefined
  /** `YYYY-MM-DD`, the first day of the table with that line. */
  readonly validFrom: string | undefined
}

/**
 * Sheets, zone and price of a letter that has an envelope of its own: what is known before its run is divided, where it may still
 * share one.
 * @param day `YYYY-MM-DD`, whose tariff table applies: the day of the cut-off
 */
export function measureLetter(
  contract: PrintContract,
  letter: { readonly postage: Postage; readonly country: string; readonly documents: readonly PagedDocument[] },
  day: string,
): MeasuredLetter {
  const { tariffs, ink, sides, profile } = contract
  const zone = zoneOf(letter.country)
  const addressSheet = addressSheets(profile)
  const sheets = sheetsOf(letter.documents, sides) + addressSheet
  const grams = weightOf(sheets, contract)
  const tariff = tariffOf(tariffs, { postage: letter.postage, sheets, grams, zone, ink, sides, on: day })
  const { amount, postageAmount, from: validFrom } = tariff ?? {}
  return { zone, sheets, addressSheet, amount, postageAmount, validFrom }
}
