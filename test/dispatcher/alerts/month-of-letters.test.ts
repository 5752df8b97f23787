import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openDispatcherFixture } from '../dispatcher-fixture.ts'
import { openPrintPartner } from '../print/open-print-partner.ts'
import { type Group, inBelgium, type Outcome, passMonth } from './month-of-letters.ts'

/** Letters of each of the eight groups; `MONTH_LETTERS_PER_GROUP=250` lets a month pass over 2,000. */
const perGroup = Number(process.env['MONTH_LETTERS_PER_GROUP'] ?? 12)

const all = (...events: readonly string[]): Outcome =>
  Object.fromEntries(events.map((each) => [each, perGroup] as const))

// An invitation has 7 days and a reminder after 3; a decision, 15 and 7, and is to be seen in time. The clock went back on Sunday
// 25 October 2026; Sunday 1 and Wednesday 11 November are holidays.
const month: readonly (Group & { readonly name: string; readonly expected: Outcome })[] = [
  {
    name: 'opened on the second day',
    delivered: '2026-10-15T10:00',
    class: 'invitation',
    address: 'works',
    opensAfterDays: 2,
    expected: all('routed digital-first 15/10 10:00', 'read 17/10 10:00'),
  },
  {
    name: 'reminded on Monday, since the third day is a Sunday; on paper at the end of its term',
    delivered: '2026-10-15T10:00',
    class: 'invitation',
    address: 'works',
    expected: all(
      'routed digital-first 15/10 10:00',
      'reminded 19/10 08:00',
      'unread 22/10 10:00',
      'routed paper-after-unread 22/10 10:00',
    ),
  },
  {
    name: 'not opened halfway its term',
    delivered: '2026-10-15T10:00',
    class: 'decision',
    address: 'works',
    expected: all(
      'routed digital-first 15/10 10:00',
      'reminded 22/10 10:00',
      // Half of fifteen days, of which one has 25 hours.
      'unread not-opened 22/10 23:00',
      'routed paper-when-not-opened 22/10 23:00',
    ),
  },
  {
    name: 'without an address for alerts',
    delivered: '2026-10-15T10:00',
    class: 'decision',
    address: 'none',
    expected: all(
      'routed digital-first 15/10 10:00',
      'unread not-alerted 15/10 10:00',
      'routed paper-when-not-alerted 15/10 10:00',
    ),
  },
  {
    name: 'whose alert the mail server refused, on a Saturday',
    delivered: '2026-10-24T10:00',
    class: 'decision',
    address: 'refused',
    // The refusal is seen an hour later, and paper follows at that hour of the next working day.
    expected: all(
      'routed digital-first 24/10 10:00',
      'unread not-alerted 26/10 11:00',
      'routed paper-when-not-alerted 26/10 11:00',
    ),
  },
  {
    name: 'over the change of the clock: the same hour of the day',
    delivered: '2026-10-20T10:00',
    class: 'invitation',
    address: 'works',
    expected: all(
      'routed digital-first 20/10 10:00',
      'reminded 23/10 10:00',
      'unread 27/10 10:00',
      'routed paper-after-unread 27/10 10:00',
    ),
  },
  {
    name: 'whose term ends on a holiday: on paper the day after',
    delivered: '2026-11-04T10:00',
    class: 'invitation',
    address: 'works',
    expected: all(
      'routed digital-first 04/11 10:00',
      'reminded 09/11 08:00',
      'unread 12/11 10:00',
      'routed paper-after-unread 12/11 10:00',
    ),
  },
  {
    name: 'opened just before half of its term',
    delivered: '2026-10-26T21:00',
    class: 'decision',
    address: 'works',
    opensAfterDays: 7,
    expected: all('routed digital-first 26/10 21:00', 'read 02/11 21:00'),
  },
]

test('a month of letters: each is reminded, goes on paper or is left alone on the day and hour that its class says', async () => {
  const at = await openDispatcherFixture({ startsAt: inBelgium('2026-10-15T10:00') })
  const entity = await at.newEntity('OVO000001')
  await (await openPrintPartner(at)).contractWith(entity)
  await at.test.database.hub.query(sql`
    update message_class set seen_in_time = true where entity = ${entity} and key = 'decision'`)
  const outcomes = await passMonth(at, entity, month, { perGroup, until: '2026-11-16T10:00' })
  expect(Object.fromEntries(month.map(({ name }, index) => [name, outcomes[index]]))).toEqual(
    Object.fromEntries(month.map(({ name, expected }) => [name, expected])),
  )
}, 300_000)
