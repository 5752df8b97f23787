import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId, showId } from '../../../core/words/id.ts'
import { channelNames, eventTypes, messageStatuses } from '../../../core/words/message.ts'
import { decodeEntries, encodeEntries } from '../../../dispatcher/lifecycle/event-entries.ts'
import type { RecordedEvent } from '../../../dispatcher/lifecycle/message-event.ts'
import { fieldCodes, wordCodes } from '../../../dispatcher/message/codes.ts'

const now = new Date('2026-11-29T10:00:00Z')
const record = showId('record', newId('record', now))

/** Known kinds of values, values that only look like one, and every other JSON value. */
const value = fc.oneof(
  fc.constantFrom(...Object.keys(wordCodes.codes)),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.uuid().map((id) => `key:${id}`),
  fc.constantFrom(
    record,
    record.toUpperCase(),
    `key:${record}`,
    'staff:',
    'rec_',
    '2026-02-30T10:00:00.000Z',
    -0,
    '\ud800',
  ),
  fc.boolean(),
  fc.integer(),
  fc.maxSafeNat(),
  fc.jsonValue(),
)
const detail = fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(fieldCodes.codes)), fc.string()), value, {
  noNullPrototype: true,
})
const entry = fc.record(
  {
    type: fc.constantFrom(...eventTypes),
    status: fc.constantFrom(...messageStatuses),
    final: fc.constant(true as const),
    delivery: fc.integer({ min: 1, max: 100_000 }),
    // A channel that was added without a code is stored by name.
    channel: fc.constantFrom(...channelNames, 'courier' as never),
    detail,
  },
  { requiredKeys: ['type', 'status'] },
)

test('every timeline is read as JSON would have stored it', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
      const asJson: unknown = JSON.parse(JSON.stringify(entries))
      expect(decodeEntries(encodeEntries(entries as RecordedEvent[]))).toEqual(asJson)
    }),
  )
})

test('the usual moment of a letter takes few bytes', () => {
  const moment: RecordedEvent[] = [
    { type: 'routed', channel: 'inbox', detail: { rule: 'digital-first' }, status: 'processing' },
    { type: 'rendered', detail: { pages: 2 }, status: 'processing' },
    { type: 'archived', detail: { record }, status: 'processing' },
    { type: 'planned', delivery: 1, channel: 'inbox', status: 'processing' },
  ]
  expect(encodeEntries(moment).length).toBe(39)
})

test('rows of the form before are read', () => {
  const entries: RecordedEvent[] = [{ type: 'read', delivery: 1, channel: 'inbox', status: 'read', final: true }]
  const stored = Buffer.concat([Buffer.of(0), Buffer.from(JSON.stringify(entries))])
  expect(decodeEntries(stored)).toEqual(entries)
})

test.each([
  ['an unknown form', Buffer.of(9)],
  ['an unknown event', Buffer.of(1, 200, 1)],
  ['an unknown status', Buffer.of(1, 1, 15)],
  ['an end in the middle of an event', encodeEntries([{ type: 'held', delivery: 1, status: 'held' }]).subarray(0, -1)],
])('bytes with %s are refused', (_what, bytes) => {
  expect(() => decodeEntries(bytes)).toThrow()
})
