import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceOf, type Tariff, weightOf } from '../../../channels/print/store/contracts/price.ts'
import {
  divideLetters,
  type EnvelopeTerms,
  type LetterToDivide,
} from '../../../channels/print/store/runs/form-envelopes.ts'
import { newId } from '../../../core/words/id.ts'
import { groupBy } from '../../../dispatcher/statistics/group-by.ts'

const tariffs: readonly Tariff[] = (['priority', 'non-priority', 'registered'] as const).flatMap((postage) => [
  { from: '2026-01-01', postage, zone: 'BE', sheetsUpTo: 2, gramsUpTo: 50, amount: 121 },
  { from: '2026-01-01', postage, zone: 'BE', sheetsUpTo: 8, gramsUpTo: 50, amount: 181 },
  // A thick envelope is dearer than two thin ones.
  { from: '2026-01-01', postage, zone: 'BE', sheetsUpTo: 20, amount: 590 },
])
const terms: EnvelopeTerms = {
  bundles: true,
  sheetsPerEnvelope: 12,
  c4FromSheets: 9,
  addressSheets: 0,
  paperGrams: 80,
  envelopeGrams: 7,
  ink: 'black',
  sides: 'two',
  tariffs,
  on: '2026-12-01',
}
const at = new Date('2026-12-01T08:00:00Z')
const letter = fc
  .record({
    postage: fc.constantFrom('priority', 'non-priority', 'registered'),
    postalCode: fc.constantFrom('9000', '1000'),
    sheets: fc.integer({ min: 1, max: 12 }),
    recipientKey: fc.constantFrom(null, 'a', 'b', 'c'),
  })
  .map((facts): LetterToDivide => ({ ...facts, message: newId('message', at), sequence: 1, zone: 'BE' }))

const letterOf = (sheets: number): LetterToDivide => ({
  message: newId('message', at),
  sequence: 1,
  postage: 'priority',
  zone: 'BE',
  postalCode: '9000',
  sheets,
  recipientKey: 'a',
})

function groupsOf<T>(all: readonly T[], keyOf: (each: T) => number): T[][] {
  const groups = new Map<number, T[]>()
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each])
  return [...groups.values()]
}

test('no letter is lost, no envelope is too thick or has two recipients, no part is too large, and the cents add up', () => {
  fc.assert(
    fc.property(
      fc.array(letter, { maxLength: 60 }),
      fc.boolean(),
      fc.constantFrom<(0 | 1)[]>(0, 1),
      (letters, bundles, addressSheets) => {
        const divided = divideLetters(letters, { ...terms, bundles, addressSheets }, 7 + 20)
        expect(divided.map(({ message }) => message).toSorted()).toEqual(
          letters.map(({ message }) => message).toSorted(),
        )
        const byMessage = new Map(letters.map((each) => [each.message, each]))
        for (const envelope of groupsOf(divided, (each) => each.envelope)) {
          const inside = envelope.map(({ message }) => byMessage.get(message) as LetterToDivide)
          const [first] = inside
          const sheets = inside.reduce<number>((sum, each) => sum + each.sheets, addressSheets)
          if (envelope.length > 1) expect(sheets).toBeLessThanOrEqual(terms.sheetsPerEnvelope)
          // The first letter counts the address sheet of its envelope.
          expect(envelope.map(({ addressSheet }) => addressSheet)).toEqual(
            inside.map((_, place) => (place === 0 && addressSheets === 1 ? true : null)),
          )
          expect(envelope.reduce((sum, each) => sum + each.sheets, 0)).toBe(sheets)
          const { postage, zone } = first as LetterToDivide
          const price =
            sheets > terms.sheetsPerEnvelope
              ? 0
              : priceOf(tariffs, { postage, zone, sheets, grams: weightOf(sheets, terms), on: terms.on })
          const alone = envelope.reduce((sum, { aloneAmount }) => sum + (aloneAmount ?? 0), 0)
          expect(envelope.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(price)
          if (sheets <= terms.sheetsPerEnvelope) expect(price).toBeLessThanOrEqual(alone)
          expect(new Set(envelope.map(({ part }) => part)).size).toBe(1)
          if (envelope.length === 1) continue
          expect(bundles).toBe(true)
          expect(sheets).toBeLessThan(9)
          expect(new Set(inside.map((each) => `${each.recipientKey} ${each.postage} ${each.postalCode}`)).size).toBe(1)
          expect(first?.recipientKey).not.toBeNull()
          expect(postage).not.toBe('registered')
        }
        for (const part of groupsOf(divided, (each) => each.part)) {
          expect(part.length).toBeLessThanOrEqual(27)
          expect(part.map(({ position }) => position)).toEqual(part.map((_, index) => index + 1))
        }
      },
    ),
  )
})

test('letters to one recipient share an envelope and its price; the last cent goes to the first letter', () => {
  const [one, two, three] = [letterOf(1), letterOf(1), { ...letterOf(1), recipientKey: null }]
  const divided = divideLetters([one, two, three], terms, 1_000)
  const amounts = new Map(divided.map((each) => [each.message, [each.amount, each.aloneAmount]]))
  // Ids of one millisecond have no order: the first letter is the one with the lower id.
  const [lower, higher] = [one.message, two.message].toSorted()
  expect(amounts.get(lower ?? one.message)).toEqual([61, 121])
  expect(amounts.get(higher ?? two.message)).toEqual([60, 121])
  expect(amounts.get(three.message)).toEqual([121, 121])
})

test('a letter that is thicker than an envelope of the contract has no price, and leaves', () => {
  expect(divideLetters([letterOf(13)], terms, 1_000)).toMatchObject([
    { part: 1, position: 1, amount: null, aloneAmount: null },
  ])
})

test('the postage of an envelope is shared to the cent, and no share is above the amount of its letter', () => {
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 20 }), fc.integer({ min: 0, max: 121 }), (letters, printing) => {
      const split = tariffs.map((line) => ({ ...line, postageAmount: line.amount - printing }))
      const divided = divideLetters(letters, { ...terms, tariffs: split }, 1_000)
      for (const inside of groupBy(divided, ({ envelope }) => String(envelope)).values()) {
        const [amount, postage] = [inside.map((each) => each.amount), inside.map((each) => each.postageAmount)]
        if (amount.includes(null)) {
          expect(postage.every((each) => each === null)).toBe(true)
          continue
        }
        expect(sumOf(postage)).toBe(sumOf(amount) - printing)
        for (const each of inside) expect(each.postageAmount).toBeLessThanOrEqual(each.amount ?? -1)
        for (const each of inside) expect(each.postageAmount).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

const sumOf = (cents: readonly (number | null)[]): number => cents.reduce<number>((sum, each) => sum + (each ?? 0), 0)
