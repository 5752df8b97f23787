import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { channelNames, type EventType } from '../../../core/words/message.ts'
import type { MessageEvent } from '../../../dispatcher/lifecycle/message-event.ts'
import { applyEvents, type MessageState } from '../../../dispatcher/lifecycle/status.ts'
import { type CountedLetter, CountSum, monthOf } from '../../../dispatcher/statistics/counts.ts'
import { letterFacts, type Moment } from '../../../dispatcher/statistics/letter-facts.ts'
import { bucketBounds, bucketOf, secondsWithin } from '../../../dispatcher/statistics/time-buckets.ts'

const start = Date.parse('2026-03-02T09:00:00Z')
const seconds = (count: number): number => count * 1_000
const days = (count: number): number => count * 86_400_000

/** The timeline of a letter, as the hub would have recorded it. */
function timeline(...steps: readonly (readonly [number, readonly MessageEvent[]])[]): Moment[] {
  let state: MessageState | undefined
  return steps.map(([after, events]) => {
    const applied = applyEvents(state, events)
    state = applied.state
    return { at: new Date(start + after), entries: applied.recorded }
  })
}
const on = (type: EventType, delivery: number, channel: (typeof channelNames)[number], detail = {}): MessageEvent => ({
  type,
  delivery,
  channel,
  detail,
})
const accepted = [0, [{ type: 'accepted' }]] as const
const routed: MessageEvent = { type: 'routed' }
const awaited = { awaits: 'reading' }

describe('one letter', () => {
  test('opened in the inbox within its term', () => {
    const facts = letterFacts(
      timeline(
        accepted,
        [
          seconds(4),
          [routed, on('planned', 1, 'inbox', awaited), on('handed-over', 1, 'inbox'), on('delivered', 1, 'inbox')],
        ],
        [days(2), [on('read', 1, 'inbox')]],
      ),
    )
    expect(facts).toMatchObject({ channel: 'inbox', status: 'read' })
    expect(facts?.deliveries).toMatchObject([{ opened: true, openedInTime: true, delivered: true }])
    expect([...(facts?.deliveries[0]?.times ?? [])]).toEqual([
      ['handed-over', seconds(4)],
      ['delivered', seconds(4)],
      ['opened', days(2) - seconds(4)],
    ])
  })

  test('not opened in time, then on paper: it ended on paper, and a later opening stays late', () => {
    const facts = letterFacts(
      timeline(
        accepted,
        [
          seconds(4),
          [routed, on('planned', 1, 'ebox', awaited), on('handed-over', 1, 'ebox'), on('delivered', 1, 'ebox')],
        ],
        [days(14), [on('unread', 1, 'ebox'), on('planned', 2, 'print')]],
        [days(15), [on('handed-over', 2, 'print')]],
        [days(16), [on('posted', 2, 'print')]],
        [days(17), [on('read', 1, 'ebox')]],
      ),
    )
    expect(facts?.channel).toBe('print')
    expect(facts?.deliveries[0]).toMatchObject({ opened: true, openedInTime: false })
    // A fallback waits for its term: it says nothing about the hub.
    expect([...(facts?.deliveries[1]?.times ?? [])]).toEqual([])
    expect(facts?.deliveries[1]).not.toHaveProperty('opened')
  })

  test('a mail is never opened, and one that bounced is nowhere', () => {
    const sent = timeline(
      accepted,
      [seconds(4), [routed, on('planned', 1, 'email')]],
      [seconds(6), [on('handed-over', 1, 'email')]],
      [days(1), [on('bounced', 1, 'email')]],
    )
    const facts = letterFacts(sent)
    expect(facts?.deliveries).toMatchObject([{ channel: 'email', bounced: true }])
    expect(facts?.deliveries[0]).not.toHaveProperty('opened')
    expect(facts).not.toHaveProperty('channel')
    expect(letterFacts(sent.slice(0, 3))?.channel).toBe('email')
  })

  test('scheduled, held or simulated', () => {
    const handedOver = [on('planned', 1, 'inbox'), on('handed-over', 1, 'inbox'), on('delivered', 1, 'inbox')]
    const later = letterFacts(timeline(accepted, [1, [{ type: 'scheduled' }]], [days(9), [routed, ...handedOver]]))
    expect(later?.deliveries[0]?.times.size).toBe(0)
    const simulated = timeline(accepted, [
      seconds(1),
      [routed, on('planned', 1, 'inbox'), on('handed-over', 1, 'inbox', { simulated: true })],
    ])
    expect(letterFacts(simulated)).toBeUndefined()
    const refused = timeline(accepted, [
      seconds(1),
      [routed, on('planned', 1, 'print'), on('rejected', 1, 'print', { simulated: true })],
    ])
    expect(letterFacts(refused)).toBeUndefined()
    expect(letterFacts([])).toBeUndefined()
  })

  test('an event that was ignored counts nothing', () => {
    const facts = letterFacts(
      timeline(
        accepted,
        [seconds(4), [routed, on('planned', 1, 'print')]],
        [days(1), [on('handed-over', 1, 'print')]],
        [days(4), [on('returned', 1, 'print')]],
        [days(5), [on('delivered', 1, 'print')]],
      ),
    )
    expect(facts?.deliveries).toMatchObject([{ returned: true, delivered: false }])
  })
})

test('the month is that of Brussels', () => {
  expect(monthOf(new Date('2026-01-31T22:59:59Z'))).toBe('2026-01-01')
  expect(monthOf(new Date('2026-01-31T23:00:00Z'))).toBe('2026-02-01')
  expect(monthOf(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01')
})

test('bounds rise, and a share is within the bound that completes it', () => {
  expect([...bucketBounds].sort((one, other) => one - other)).toEqual(bucketBounds)
  expect(new Set(bucketBounds).size).toBe(bucketBounds.length)
  expect(secondsWithin(0.5, [])).toBeUndefined()
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 * 86_400 }), { minLength: 1 }), (took) => {
      const buckets = took.map((each) => ({ bucket: bucketOf(each * 1_000), deliveries: 1 }))
      const within = secondsWithin(0.5, buckets) ?? Number.POSITIVE_INFINITY
      const half = took.toSorted((one, other) => one - other)[Math.ceil(took.length / 2) - 1] ?? 0
      expect(half).toBeLessThanOrEqual(within)
      // No smaller bound holds as many.
      const below = bucketBounds.filter((bound) => bound < within).at(-1) ?? -1
      expect(took.filter((each) => each <= below).length).toBeLessThan(took.length / 2)
    }),
  )
})

const anyEvent: fc.Arbitrary<MessageEvent> = fc.oneof(
  fc
    .constantFrom<EventType>('routed', 'scheduled', 'held', 'released', 'cancelled', 'undeliverable', 'failed')
    .map((type) => ({ type })),
  fc
    .tuple(
      fc.constantFrom<EventType>(
        ...(['planned', 'handed-over', 'delivered', 'read', 'acknowledged', 'refused', 'unread', 'neglected'] as const),
        ...(['bounced', 'rejected', 'posted', 'returned', 'collected', 'lapsed', 'ignored'] as const),
      ),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(...channelNames),
      fc.constantFrom({}, awaited),
    )
    .map(([type, delivery, channel, detail]) => on(type, delivery, channel, detail)),
)

test('steps of any size and order add up to what all events count together', () => {
  const letter: CountedLetter = {
    createdAt: new Date(start),
    template: 'a',
    class: 'decision',
    costCentre: null,
    cents: { 1: 5, 2: 7 },
  }
  const timelines = fc.array(fc.tuple(fc.integer({ min: 0, max: days(40) }), fc.array(anyEvent, { maxLength: 3 })), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(timelines, fc.infiniteStream(fc.nat({ max: 1_000 })), (steps, random) => {
      const moments = timeline(accepted, ...steps.map(([after, events]) => [after, events] as const))
      // The order of commits need not be that of the timeline.
      const commits = moments
        .map((_, index) => ({ index, order: random.next().value }))
        .sort((one, other) => one.order - other.order)
      const sum = new CountSum()
      const counted = new Set<number>()
      const now = () => letterFacts(moments.filter((_, index) => counted.has(index)))
      while (commits.length > 0) {
        const before = now()
        for (const { index } of commits.splice(0, 1 + (random.next().value % 3))) counted.add(index)
        sum.add(letter, before, -1)
        sum.add(letter, now(), 1)
      }
      const whole = new CountSum()
      whole.add(letter, letterFacts(moments), 1)
      const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort()
      expect(sorted(sum.counts)).toEqual(sorted(whole.counts))
      expect(sorted(sum.times)).toEqual(sorted(whole.times))
    }),
    { numRuns: 300 },
  )
})
