import type { Postage } from '../../../../core/words/message.ts'
import type { DeliveryRef } from '../../../collector.ts'
import { type Ink, type SheetSides, type Tariff, tariffOf, weightOf, type Zone } from '../contracts/price.ts'

/** A letter of a run that is being divided. */
export interface LetterToDivide extends DeliveryRef {
  readonly postage: Postage
  readonly zone: Zone
  readonly postalCode: string
  /** Without an address sheet. */
  readonly sheets: number
  /** Equal for letters to the same recipient and address; null: this letter shares no envelope. */
  readonly recipientKey: string | null
}

/** What the contract says about envelopes and prices on the day of the run. */
export interface EnvelopeTerms {
  readonly bundles: boolean
  readonly sheetsPerEnvelope: number
  readonly c4FromSheets: number | null
  /** Sheets of an envelope besides those of its letters. */
  readonly addressSheets: 0 | 1
  readonly paperGrams: number
  readonly envelopeGrams: number
  readonly ink: Ink
  readonly sides: SheetSides
  readonly tariffs: readonly Tariff[]
  /** `YYYY-MM-DD` */
  readonly on: string
}

export interface DividedLetter extends DeliveryRef {
  /** From 1. */
  readonly part: number
  /** Within the part, from 1. */
  readonly position: number
  /** Within the run, from 1. */
  readonly envelope: number
  /** Of the letter, and of the address sheet of its envelope where it is the first one in it. */
  readonly sheets: number
  /** Null: `sheets` counts none. */
  readonly addressSheet: true | null
  /** Euro cents: the letter's share of its envelope; null where the contract has no price. */
  readonly amount: number | null
  /** The part of it that is postage; null where it is not known. */
  readonly postageAmount: number | null
  /** Euro cents of an envelope of its own, and the part of them that is postage. */
  readonly aloneAmount: number | null
  readonly alonePostageAmount: number | null
}

/** An inserter feeds no more documents into one envelope. */
const lettersPerEnvelope = 20
/** Registered mail is signed for letter by letter. */
const bundledPostages: ReadonlySet<Postage> = new Set(['priority', 'non-priority'])
const postageOrder: readonly Postage[] = [
  'judicial',
  'registered-with-receipt',
  'registered',
  'priority',
  'non-priority',
]

/**
 * Puts the letters of a run into envelopes, and the envelopes into parts: sorted by postage, zone and postal code, an envelope
 * never divided between two parts. Letters share an envelope only to the same recipient and address, with the same postage, within
 * the contract's sheets and weight, and only where that is not dearer. The shares of an envelope add up to its price.
 */
export function divideLetters(
  letters: readonly LetterToDivide[],
  terms: EnvelopeTerms,
  lettersPerPart: number,
): DividedLetter[] {
  const divided: DividedLetter[] = []
  let part = 1
  let position = 0
  for (const [index, envelope] of formEnvelopes(letters, terms).toSorted(inOrder).entries()) {
    if (position + envelope.length > lettersPerPart) {
      part += 1
      position = 0
    }
    const tariff = tariffOfEnvelope(envelope, terms)
    const shares = shareOut(tariff?.amount, envelope)
    const postages = sharePostage(tariff?.postageAmount, shares)
    for (const [at, letter] of envelope.entries()) {
      position += 1
      const { message, sequence } = letter
      const addressSheet = at === 0 && terms.addressSheets === 1
      const alone = tariffOfEnvelope([letter], terms)
      divided.push({
        message,
        sequence,
        part,
        position,
        envelope: index + 1,
        sheets: letter.sheets + Number(addressSheet),
        addressSheet: addressSheet ? true : null,
        amount: shares[at] ?? null,
        postageAmount: postages[at] ?? null,
        aloneAmount: alone?.amount ?? null,
        alonePostageAmount: alone?.postageAmount ?? null,
      })
    }
  }
  return divided
}

type Envelope = readonly [LetterToDivide, ...LetterToDivide[]]

function formEnvelopes(letters: readonly LetterToDivide[], terms: EnvelopeTerms): Envelope[] {
  if (!terms.bundles) return letters.map((letter) => [letter])
  const open = new Map<string, Envelope>()
  const closed: Envelope[] = []
  for (const letter of letters.toSorted((a, b) => compareText(a.message, b.message) || a.sequence - b.sequence)) {
    const key = bundleKey(letter)
    const envelope = key === undefined ? undefined : open.get(key)
    if (key === undefined) closed.push([letter])
    else if (envelope !== undefined && fits(envelope, letter, terms)) open.set(key, [...envelope, letter])
    else {
      if (envelope !== undefined) closed.push(envelope)
      open.set(key, [letter])
    }
  }
  return [...closed, ...open.values()]
}

function bundleKey({ recipientKey, postage, zone, postalCode }: LetterToDivide): string | undefined {
  if (recipientKey === null || !bundledPostages.has(postage)) return undefined
  return `${recipientKey} ${postage} ${zone} ${postalCode}`
}

function fits(envelope: Envelope, letter: LetterToDivide, terms: EnvelopeTerms): boolean {
  if (envelope.length >= lettersPerEnvelope) return false
  const together: Envelope = [...envelope, letter]
  const sheets = sheetsIn(together) + terms.addressSheets
  if (sheets > terms.sheetsPerEnvelope || sheets >= (terms.c4FromSheets ?? Number.POSITIVE_INFINITY)) return false
  const price = tariffOfEnvelope(together, terms)?.amount
  const apart = tariffOfEnvelope(envelope, terms)?.amount
  const alone = tariffOfEnvelope([letter], terms)?.amount
  return price !== undefined && apart !== undefined && alone !== undefined && price <= apart + alone
}

const sheetsIn = (envelope: readonly LetterToDivide[]): number => envelope.reduce((sum, { sheets }) => sum + sheets, 0)

function tariffOfEnvelope(envelope: Envelope, terms: EnvelopeTerms): Tariff | undefined {
  const [{ postage, zone }] = envelope
  const sheets = sheetsIn(envelope) + terms.addressSheets
  if (sheets > terms.sheetsPerEnvelope) return undefined
  const { on, ink, sides } = terms
  return tariffOf(terms.tariffs, { postage, zone, sheets, grams: weightOf(sheets, terms), ink, sides, on })
}

/** Shares by sheets; the cents that remain go to the first letters, so that the sum is exact. */
function shareOut(price: number | undefined, envelope: Envelope): readonly number[] {
  if (price === undefined) return []
  const sheets = sheetsIn(envelope)
  const shares = envelope.map((letter) => Math.floor((price * letter.sheets) / sheets))
  const rest = price - shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share, at) => (at < rest ? share + 1 : share))
}

/**
 * The postage of an envelope, shared by the amounts of its letters, so that no share is above the amount. The cents that remain go to the
 * first letters whose share was rounded down: the sum is exact.
 */
function sharePostage(postage: number | undefined, amounts: readonly number[]): readonly number[] {
  if (postage === undefined) return []
  const price = amounts.reduce((sum, amount) => sum + amount, 0)
  const exact = amounts.map((amount) => (price === 0 ? 0 : (postage * amount) / price))
  let rest = postage - exact.reduce((sum, share) => sum + Math.floor(share), 0)
  return exact.map((share) => {
    if (rest === 0 || Number.isInteger(share)) return Math.floor(share)
    rest -= 1
    return Math.floor(share) + 1
  })
}

function inOrder([a]: Envelope, [b]: Envelope): number {
  return (
    postageOrder.indexOf(a.postage) - postageOrder.indexOf(b.postage) ||
    compareText(a.zone, b.zone) ||
    compareText(a.postalCode, b.postalCode) ||
    compareText(a.message, b.message) ||
    a.sequence - b.sequence
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
