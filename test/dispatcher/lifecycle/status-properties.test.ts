import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../core/package-root.ts'
import { deliveryStatuses, type EventType, eventTypes, messageStatuses } from '../../../core/words/message.ts'
import type { MessageEvent } from '../../../dispatcher/lifecycle/message-event.ts'
import { applyEvents, foldEvents, type MessageState } from '../../../dispatcher/lifecycle/status.ts'
import { exploreStatuses, statusPage } from '../../../dispatcher/lifecycle/status-diagrams.ts'

const runs = { numRuns: 500 }
const handedOver = (channel: MessageEvent['channel'], detail?: MessageEvent['detail']): MessageState =>
  foldEvents([
    { type: 'accepted' },
    { type: 'routed' },
    {
      type: 'planned',
      delivery: 1,
      ...(channel !== undefined && { channel }),
      ...(detail !== undefined && { detail }),
    },
    { type: 'handed-over', delivery: 1 },
  ])
const receipt = (type: EventType): MessageEvent => ({ type, delivery: 1 })

/** Reports that belong together, by channel: no partner reports two that contradict each other. */
const reportsOf = {
  print: ['posted', 'presented', 'not-collected', 'collected', 'returned'],
  email: ['delivered', 'bounced', 'complained'],
  peppol: ['delivered', 'rejected'],
  inbox: ['delivered', 'read', 'lapsing'],
} as const satisfies Record<string, readonly EventType[]>

describe('receipts in any order and number', () => {
  test.each(Object.entries(reportsOf))('of %s end in one status, whatever their order', (channel, types) => {
    fc.assert(
      fc.property(
        fc.subarray([...types]).chain((some) => fc.tuple(orderOf(some), orderOf(some))),
        ([one, other]) => {
          const before = handedOver(channel as MessageEvent['channel'])
          expect(applyEvents(before, one.map(receipt)).state).toEqual(applyEvents(before, other.map(receipt)).state)
        },
      ),
      runs,
    )
  })

  test('repeated reports change nothing that the first did not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries(reportsOf)), fc.gen(), ([channel, types], draw) => {
        const order = draw(() => orderOf([...types]))
        const before = handedOver(channel as MessageEvent['channel'])
        const once = applyEvents(before, order.map(receipt)).state
        const again = draw(() => fc.array(fc.constantFrom(...types), { maxLength: 6 }))
        expect(applyEvents(once, again.map(receipt)).state).toEqual(once)
      }),
      runs,
    )
  })
})

test('no order of any events throws, loses an event or leaves a message without a documented status', () => {
  const documented = new Set(exploreStatuses().states.map(({ status, final }) => `${status}/${final}`))
  const event = fc.record(
    {
      type: fc.constantFrom(...eventTypes),
      delivery: fc.integer({ min: 0, max: 3 }),
      channel: fc.constantFrom('print' as const, 'inbox' as const, 'email' as const),
      detail: fc.constantFrom({}, { last: true }, { held: true }, { what: 'window' }, { awaits: 'reading' }),
    },
    { requiredKeys: ['type'] },
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const { state, recorded } = applyEvents(foldEvents([{ type: 'accepted' }]), events)
      expect(recorded).toHaveLength(events.length)
      for (const [index, entry] of recorded.entries())
        if (entry.type === 'ignored' && events[index]?.type !== 'ignored')
          expect(entry.detail).toMatchObject({ event: events[index]?.type, reason: expect.stringMatching(/./) })
        else expect(entry.type).toBe(events[index]?.type)
      expect(documented).toContain(`${state.status}/${state.final}`)
    }),
    runs,
  )
})

test('every status of a message and of a delivery can be reached, and every end', () => {
  const { states } = exploreStatuses()
  expect(new Set(states.map(({ status }) => status))).toEqual(new Set(messageStatuses))
  expect(new Set(states.flatMap(({ deliveries }) => deliveries.map(({ status }) => status)))).toEqual(
    new Set(deliveryStatuses),
  )
})

test('the page with the diagrams is made from the table: `npm run openapi` writes it', async () => {
  expect(await readFile(join(packageRoot, 'docs', 'statuses.md'), 'utf8')).toBe(statusPage())
})

/** Each of these once, in any order, then some of them again. */
function orderOf<Type>(types: readonly Type[]): fc.Arbitrary<Type[]> {
  const order = fc.shuffledSubarray([...types], { minLength: types.length })
  const again = types.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...types), { maxLength: 4 })
  return fc.tuple(order, again).map(([first, more]) => [...first, ...more])
}
