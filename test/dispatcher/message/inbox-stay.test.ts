import { expect, test } from 'vitest'
import { inboxStay } from '../../../dispatcher/message/class-facts.ts'

test('a letter stays at least thirty days after its reading term, and short stays are announced halfway', () => {
  const facts = { sensitive: false, reminderAfterDays: null, fallback: null, attachLetterToEmail: false }
  const from = new Date('2026-11-24T10:00:00Z')
  const long = inboxStay({ ...facts, readingTermDays: 60, inboxDays: 30 }, from)
  expect(long?.leavesAt.toISOString()).toBe('2027-02-22T23:00:00.000Z')
  const short = inboxStay({ ...facts, readingTermDays: null, inboxDays: 30 }, from)
  expect([short?.warnAt, short?.leavesAt].map((each) => each?.toISOString().slice(0, 10))).toEqual([
    '2026-12-09',
    '2026-12-24',
  ])
  expect(inboxStay({ ...facts, readingTermDays: 60 }, from)).toBeUndefined()
})
