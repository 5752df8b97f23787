import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay, lastDayOfTerm } from '../../../core/words/days/working-day.ts'
import { serviceOf } from '../../../dispatcher/legal-service/service-of.ts'
import type { ServiceEvent, ServiceFacts, ServiceRules } from '../../../dispatcher/legal-service/service-rules.ts'
import { serviceWays } from '../../../dispatcher/legal-service/service-rules.ts'
import { serviceWords } from '../../../dispatcher/legal-service/service-words.ts'
import { dayAt } from '../../support/days.ts'
import { casesByHand } from './cases-by-hand.ts'
import { termsOf2027 } from './terms-of-2027.ts'

const rules: ServiceRules = {
  inboxService: 'opened',
  printService: 'third-working-day',
  objectionTerm: { days: 30 },
  readingTermDays: null,
  termRule: 'calendar',
}
const later = new Date('2030-01-01T12:00:00Z')

describe('terms that were computed by hand', () => {
  test.each([...casesByHand, ...termsOf2027])('$name', ({ rules: others, facts, expected }) => {
    const found = serviceOf({ ...rules, ...others }, facts, later)
    expect(found && [found.how, found.servedOn, found.termEndsOn]).toEqual(expected)
    expect(found?.provisional ?? false).toBe(false)
  })
})

test('a class without a term has no day of service', () => {
  const [{ facts }] = casesByHand as [(typeof casesByHand)[0]]
  expect(serviceOf({ ...rules, objectionTerm: null }, facts, later)).toBeUndefined()
})

test('a letter by post is provisional until its day has come and no report can undo it', () => {
  const facts: ServiceFacts = {
    postage: 'priority',
    final: false,
    deliveries: [{ seq: 1, channel: 'print' }],
    events: [{ type: 'posted', at: new Date('2026-12-01T11:00:00Z'), delivery: 1 }],
  }
  const provisional = (now: string, final: boolean) => serviceOf(rules, { ...facts, final }, new Date(now))?.provisional
  expect(provisional('2026-12-02T11:00:00Z', false)).toBe(true)
  expect(provisional('2026-12-02T11:00:00Z', true)).toBe(true)
  expect(provisional('2026-12-20T11:00:00Z', false)).toBe(true)
  expect(provisional('2026-12-20T11:00:00Z', true)).toBe(false)
})

test('what is not reported yet is awaited, and named', () => {
  const facts: ServiceFacts = {
    postage: 'judicial',
    final: false,
    deliveries: [
      { seq: 1, channel: 'inbox' },
      { seq: 2, channel: 'print' },
    ],
    events: [{ type: 'posted', at: new Date('2026-12-01T11:00:00Z'), delivery: 2 }],
  }
  expect(serviceOf({ ...rules, printService: 'presentation' }, facts, later)).toEqual({
    how: 'presentation',
    provisional: true,
  })
  expect(serviceOf(rules, { ...facts, deliveries: [{ seq: 1, channel: 'inbox' }], events: [] }, later)).toEqual({
    how: 'opened',
    provisional: true,
  })
})

test('every way has a sentence in four languages', () => {
  for (const way of serviceWays)
    for (const language of ['nl', 'fr', 'de', 'en'] as const)
      expect(serviceWords[way][language]).toMatch(/^\p{Lu}.+\.$/su)
})

const types = [
  'handed-over',
  'posted',
  'delivered',
  'read',
  'acknowledged',
  'refused',
  'presented',
  'returned',
  'bounced',
]
const happened = fc.record({
  type: fc.constantFrom(...types),
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
  delivery: fc.integer({ min: 1, max: 3 }),
  detail: fc.constantFrom(undefined, { reason: 'moved' }, { reason: 'refused' }),
})
const anyFacts = fc.record({
  postage: fc.constantFrom('non-priority' as const, 'registered-with-receipt' as const),
  final: fc.boolean(),
  deliveries: fc
    .array(fc.constantFrom('inbox' as const, 'ebox' as const, 'email' as const, 'print' as const), {
      minLength: 1,
      maxLength: 3,
    })
    .map((channels) => channels.map((channel, place) => ({ seq: place + 1, channel }))),
  events: fc.array(happened, { maxLength: 12 }) as fc.Arbitrary<ServiceEvent[]>,
})
const anyRules = fc.record({
  inboxService: fc.constantFrom('opened' as const, 'acknowledged' as const),
  printService: fc.constantFrom('third-working-day' as const, 'presentation' as const),
  objectionTerm: fc.oneof(
    fc.integer({ min: 1, max: 365 }).map((days) => ({ days })),
    fc.integer({ min: 1, max: 24 }).map((months) => ({ months })),
  ),
  readingTermDays: fc.constantFrom(15, 30),
  termRule: fc.constantFrom('calendar' as const, 'working-days' as const),
})

describe('for every timeline', () => {
  test('the order in which reports arrive does not count', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (wanted, facts) => {
        const reversed = { ...facts, events: facts.events.toReversed() }
        expect(serviceOf(wanted, reversed, later)).toEqual(serviceOf(wanted, facts, later))
      }),
    )
  })

  test('nothing counts before it happened, and every term ends on a working day after it', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (wanted, facts) => {
        const found = serviceOf(wanted, facts, later)
        if (found?.servedOn === undefined) return
        const first = Math.min(...facts.events.map(({ at }) => at.getTime()))
        expect(dayAt(found.servedOn).endOf('day').toMillis()).toBeGreaterThanOrEqual(first)
        expect(isWorkingDay(dayAt(found.termEndsOn))).toBe(true)
        expect((found.termEndsOn ?? '') > found.servedOn).toBe(true)
      }),
    )
  })

  test('a letter that came back never makes the term start earlier', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, fc.integer({ min: 1, max: 3 }), (wanted, facts, delivery) => {
        const back: ServiceEvent = { type: 'returned', at: later, delivery, detail: { reason: 'moved' } }
        const before = serviceOf(wanted, facts, later)?.servedOn ?? '9999'
        const after = serviceOf(wanted, { ...facts, events: [...facts.events, back] }, later)?.servedOn ?? '9999'
        expect(after >= before).toBe(true)
      }),
    )
  })

  test('a longer term never ends earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 1, max: 365 }), (offset, days) => {
        const begins = dayAt('2026-01-01').plus({ days: offset }).toFormat('yyyy-MM-dd')
        expect(lastDayOfTerm(begins, { days: days + 1 }) >= lastDayOfTerm(begins, { days })).toBe(true)
        expect(lastDayOfTerm(begins, { months: 2 }) >= lastDayOfTerm(begins, { months: 1 })).toBe(true)
      }),
    )
  })
})
