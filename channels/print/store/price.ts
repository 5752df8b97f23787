import type { DocumentKind, Postage } from '../../../core/words/message.ts'
import { sheetsOfPages } from '../../../core/words/sheet-mark.ts'

export const zones = ['BE', 'EU', 'WORLD'] as const
export type Zone = (typeof zones)[number]

/** One line of a contract's tariff table. */
export interface Tariff {
  /** First day (Brussels) on which it applies, `YYYY-MM-DD`. */
  readonly from: string
  readonly postage: Postage
  readonly sheetsUpTo: number
  readonly zone: Zone
  /** Euro cents, print and postage of one envelope. */
  readonly amount: number
}

/**
 * The price of one envelope, in euro cents: from the newest table that applies on the day, its smallest band that holds the
 * sheets. Undefined when the table has no such line: a price is never guessed.
 */
export function priceOf(
  tariffs: readonly Tariff[],
  envelope: {
    readonly postage: Postage
    readonly sheets: number
    readonly zone: Zone
    /** `YYYY-MM-DD` */
    readonly on: string
  },
): number | undefined {
  const lines = tariffs.filter(
    (line) => line.postage === envelope.postage && line.zone === envelope.zone && line.from <= envelope.on,
  )
  const newest = lines
    .map((line) => line.from)
    .toSorted()
    .at(-1)
  return lines
    .filter((line) => line.from === newest && line.sheetsUpTo >= envelope.sheets)
    .toSorted((a, b) => a.sheetsUpTo - b.sheetsUpTo)[0]?.amount
}

/** Member states of the European Union besides Belgium, ISO 3166-1 alpha-2. */
const union = new Set('AT BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

export function zoneOf(country: string): Zone {
  if (country === 'BE') return 'BE'
  return union.has(country) ? 'EU' : 'WORLD'
}

/** The documents of a message that go into the envelope: the letter and its enclosures. */
export function isPrinted(document: { readonly kind: DocumentKind; readonly mediaType: string }): boolean {
  return document.mediaType === 'application/pdf' && document.kind !== 'email'
}

/** The sides of a sheet that are printed. */
export const sheetSides = ['one', 'two'] as const
export type SheetSides = (typeof sheetSides)[number]

/** A document, as far as the number of sheets depends on it. */
export interface PagedDocument {
  readonly kind: DocumentKind
  readonly mediaType: string
  readonly pages?: number
}

/** Sheets of paper of a letter; each of its documents begins on a new sheet. */
export function sheetsOf(documents: readonly PagedDocument[], sides: SheetSides): number {
  return documents.filter(isPrinted).reduce((sheets, { pages = 1 }) => sheets + sheetsOfPages(pages, sides), 0)
}
