import type { DocumentKind, Postage } from '../../../../core/words/message.ts'
import { sheetsOfPages } from '../../../../core/words/sheet-mark.ts'

/** Belgium, the European Union, the rest of Europe, and the rest of the world. */
export const zones = ['BE', 'EU', 'EUROPE', 'WORLD'] as const
export type Zone = (typeof zones)[number]

/** The ink of a contract. */
export const inks = ['black', 'colour'] as const
export type Ink = (typeof inks)[number]

/** The sides of a sheet that are printed. */
export const sheetSides = ['one', 'two'] as const
export type SheetSides = (typeof sheetSides)[number]

/** One line of a contract's tariff table. */
export interface Tariff {
  /** First day (Brussels) on which it applies, `YYYY-MM-DD`. */
  readonly from: string
  readonly postage: Postage
  readonly sheetsUpTo: number
  /** Weight of the closed envelope; absent: any. */
  readonly gramsUpTo?: number | undefined
  readonly zone: Zone
  /** Absent: any ink. */
  readonly ink?: Ink | undefined
  /** Absent: printed on one side or on both. */
  readonly sides?: SheetSides | undefined
  /** Euro cents, print and postage of one envelope. */
  readonly amount: number
  /** The part of it that is postage; absent: the split is not known, and never guessed. */
  readonly postageAmount?: number | undefined
}

/** One closed envelope, as far as its price depends on it. */
export interface PricedEnvelope {
  readonly postage: Postage
  readonly sheets: number
  readonly grams?: number
  readonly zone: Zone
  readonly ink?: Ink
  readonly sides?: SheetSides
  /** `YYYY-MM-DD` */
  readonly on: string
}

/**
 * The price of one envelope, in euro cents: from the newest table that applies on the day, its smallest band that holds the
 * sheets and the weight. A contract without price for the rest of Europe has that of the world there. Undefined when the table has no such line: a price is never guessed.
 */
export function priceOf(tariffs: readonly Tariff[], envelope: PricedEnvelope): number | undefined {
  return tariffOf(tariffs, envelope)?.amount
}

/** The line of the table by which `priceOf` prices an envelope. */
export function tariffOf(tariffs: readonly Tariff[], envelope: PricedEnvelope): Tariff | undefined {
  const { sheets, grams = 0 } = envelope
  const applying = tariffs.filter(({ postage, from }) => postage === envelope.postage && from <= envelope.on)
  const own = applying.filter(({ zone }) => zone === envelope.zone)
  const lines = own.length === 0 && envelope.zone === 'EUROPE' ? applying.filter(({ zone }) => zone === 'WORLD') : own
  const newest = lines
    .map((line) => line.from)
    .toSorted()
    .at(-1)
  return lines
    .filter(
      (line) =>
        line.from === newest &&
        line.sheetsUpTo >= sheets &&
        (line.gramsUpTo ?? Number.POSITIVE_INFINITY) >= grams &&
        (line.ink ?? envelope.ink) === envelope.ink &&
        (line.sides ?? envelope.sides) === envelope.sides,
    )
    .toSorted(narrowestFirst)[0]
}

/** The smallest band first; of equal bands the line that names ink and sides. */
function narrowestFirst(a: Tariff, b: Tariff): number {
  const grams = (line: Tariff): number => line.gramsUpTo ?? Number.MAX_SAFE_INTEGER
  const named = (line: Tariff): number => Number(line.ink !== undefined) + Number(line.sides !== undefined)
  return a.sheetsUpTo - b.sheetsUpTo || grams(a) - grams(b) || named(b) - named(a)
}

/** A sheet of A4 is a sixteenth of a square metre (ISO 216). @returns grams of the closed envelope, rounded up */
export function weightOf(
  sheets: number,
  { paperGrams, envelopeGrams }: { readonly paperGrams: number; readonly envelopeGrams: number },
): number {
  return Math.ceil((sheets * paperGrams) / 16 + envelopeGrams)
}

/** Member states of the European Union besides Belgium, and Åland, a part of Finland; ISO 3166-1 alpha-2. */
const union = new Set('AT AX BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))
/** The rest of Europe by the grouping of the United Nations, and Türkiye. A partner that divides otherwise has two equal prices. */
const restOfEurope = new Set('AD AL BA BY CH FO GB GG GI IM IS JE LI MC MD ME MK NO RS RU SJ SM TR UA VA XK'.split(' '))

export function zoneOf(country: string): Zone {
  if (country === 'BE') return 'BE'
  if (union.has(country)) return 'EU'
  return restOfEurope.has(country) ? 'EUROPE' : 'WORLD'
}

/** The documents of a message that go into the envelope: the letter and its enclosures. */
export function isPrinted(document: { readonly kind: DocumentKind; readonly mediaType: string }): boolean {
  return document.mediaType === 'application/pdf' && document.kind !== 'email'
}

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
