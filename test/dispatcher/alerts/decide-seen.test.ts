import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfTerm } from '../../../core/words/days/working-day.ts'
import { decideSeen, halfOfTerm } from '../../../dispatcher/alerts/seen-in-time.ts'
import { proveSeen, seenVerdicts, seenWords } from '../../../dispatcher/alerts/seen-proof.ts'

const day = 86_400_000
const deliveredAt = new Date('2026-10-15T08:00:00Z')
const letter = { deliveredAt, endsAt: new Date('2026-10-30T09:00:00Z'), isAlerted: true }

describe('a digital letter', () => {
  test('waits for half of its term, and then goes on paper', () => {
    const half = halfOfTerm(letter)
    expect(decideSeen(letter, deliveredAt)).toEqual({ kind: 'wait', until: half })
    expect(decideSeen(letter, half)).toEqual({ kind: 'move', reason: 'not-opened' })
  })

  test('of which no alert reaches the reader goes on paper at once, on a working day', () => {
    expect(decideSeen({ ...letter, isAlerted: false }, deliveredAt)).toEqual({ kind: 'move', reason: 'not-alerted' })
    const saturday = new Date('2026-10-17T08:00:00Z')
    expect(decideSeen({ ...letter, isAlerted: false }, saturday)).toEqual({
      kind: 'wait',
      until: new Date('2026-10-19T08:00:00Z'),
    })
  })

  test('stays where it is when paper would arrive after the end of its term', () => {
    // Four working days from Monday 26 October end with Friday 30 October.
    expect(decideSeen(letter, new Date('2026-10-23T08:00:00Z')).kind).toBe('move')
    expect(decideSeen(letter, new Date('2026-10-26T08:00:00Z'))).toEqual({ kind: 'too-late', reason: 'not-opened' })
    const short = { ...letter, endsAt: new Date(+deliveredAt + 2 * day), isAlerted: false }
    expect(decideSeen(short, deliveredAt)).toEqual({ kind: 'too-late', reason: 'not-alerted' })
  })

  test('never goes on paper that comes too late, and never waits without end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 0, max: 130 * 24 }),
        fc.boolean(),
        (days, hours, isAlerted) => {
          const watched = { deliveredAt, endsAt: new Date(+deliveredAt + days * day), isAlerted }
          const now = new Date(+deliveredAt + hours * 3_600_000)
          const decision = decideSeen(watched, now)
          if (decision.kind === 'move') expect(endOfTerm(now, 4, 'working-days') <= watched.endsAt).toBe(true)
          if (decision.kind === 'wait') expect(decision.until > now && decision.until < watched.endsAt).toBe(true)
          if (decision.kind !== 'wait' && isAlerted) expect(now >= halfOfTerm(watched)).toBe(true)
        },
      ),
    )
  })
})

describe('the proof', () => {
  const at = (hours: number): Date => new Date(+deliveredAt + hours * 3_600_000)
  const base = [
    { type: 'planned', at: at(0), delivery: 1, detail: { awaits: 'reading' } },
    { type: 'handed-over', at: at(1), delivery: 1 },
  ] as const
  const read = (hours: number) => ({ type: 'read', at: at(hours), delivery: 1 }) as const
  const unread = (hours: number, reason?: string) =>
    ({ type: 'unread', at: at(hours), delivery: 1, detail: reason === undefined ? {} : { reason } }) as const
  const sent = { kind: 'first', status: 'sent', settledAt: at(2) }

  test.each([
    ['seen', [read(5)], 'seen'],
    ['waiting', [], 'waiting'],
    ['moved on', [unread(5, 'not-opened')], 'moved-on'],
    ['moved on, and opened later', [unread(5, 'not-alerted'), read(9)], 'moved-on'],
    ['not opened at the end of its term', [unread(5)], 'not-seen'],
  ] as const)('%s', (_, events, verdict) => {
    expect(proveSeen({ events: [...base, ...events], alerts: [sent] })?.verdict).toBe(verdict)
  })

  test('says when it was alerted, opened and moved on', () => {
    expect(proveSeen({ events: [...base, unread(5, 'not-alerted'), read(9)], alerts: [sent] })).toEqual({
      verdict: 'moved-on',
      reason: 'not-alerted',
      deliveredAt: at(1),
      alertedAt: at(2),
      openedAt: at(9),
      leftAt: at(5),
    })
    expect(proveSeen({ events: base, alerts: [{ ...sent, status: 'failed' }] })).toEqual({
      verdict: 'waiting',
      deliveredAt: at(1),
    })
  })

  test('exists only for a letter that its reader has to open, once it was handed over', () => {
    expect(proveSeen({ events: [base[0]], alerts: [] })).toBeUndefined()
    const plain = [{ type: 'planned', at: at(0), delivery: 1 }, base[1]] as const
    expect(proveSeen({ events: plain, alerts: [] })).toBeUndefined()
  })

  test('has a sentence in four languages for each verdict', () => {
    for (const verdict of seenVerdicts.filter((each) => each !== 'moved-on'))
      for (const language of ['nl', 'fr', 'de', 'en'] as const)
        expect(seenWords[verdict][language]).toMatch(/^\p{Lu}.+\.$/su)
  })
})
