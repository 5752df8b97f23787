import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { readAlertFlow } from '../../../dispatcher/alert-outbox/alert-flow.ts'
import { readAlertGauges } from '../../../dispatcher/alert-outbox/alert-gauges.ts'
import { writeQuietTimes } from '../../../dispatcher/messages/preferences.ts'
import { remindReaders } from '../../../dispatcher/timers/remind-readers.ts'
import { type AlertsFixture, openAlertsFixture } from './alerts-fixture.ts'

const hour = 3_600_000
const day = 24 * hour
let hand: AlertsFixture
let entity: EntityId

beforeAll(async () => {
  hand = await openAlertsFixture()
  entity = await hand.at.newEntity('OVO000001')
})

type Quiet = Parameters<typeof writeQuietTimes>[2]
async function quiet(recipient: Recipient, chosen: Quiet): Promise<void> {
  const person = personIndex(recipient, hand.at.keyring) ?? Buffer.alloc(0)
  await hand.at.test.database.asPerson(person, (tx) => writeQuietTimes(tx, person, chosen))
}
/** The clock of the fixture goes forward to this moment, in UTC. */
function goTo(moment: string): void {
  hand.at.clock.advance(Date.parse(moment) - hand.at.clock.now().getTime())
}
const night = { from: 21, until: 7 }

describe('quiet times of a reader', () => {
  test('an alert waits for the morning, is counted as no fault, and leaves then', async () => {
    goTo('2027-02-01T10:00:00Z')
    const recipient = await hand.confirmed('nacht@mx.test')
    await quiet(recipient, { weekends: false, night })
    goTo('2027-02-01T21:30:00Z')
    const [message] = await hand.delivered(entity, [{ class: 'information', recipient }])
    await hand.send()
    expect(await hand.alerts(entity, message)).toMatchObject([{ kind: 'first', status: 'planned', reason: 'quiet' }])
    expect(await hand.mails('nacht@mx.test')).toHaveLength(1)
    const { hub } = hand.at.test.database
    goTo('2027-02-01T22:30:00Z')
    expect(await readAlertFlow(hub, hand.at.clock.now())).toMatchObject({ letters: 0, gapPercent: 0 })
    const oldest = (await readAlertGauges(hub, hand.at.clock.now())).find(
      ({ name }) => name === 'uitpost_alerts_oldest_seconds',
    )
    expect(oldest?.values).toEqual([])
    expect(await hand.send()).toBe(false)
    // 7.00 in Belgium is 6.00 in UTC.
    goTo('2027-02-02T05:59:59Z')
    expect(await hand.send()).toBe(false)
    goTo('2027-02-02T06:00:00Z')
    await hand.send()
    expect(await hand.mails('nacht@mx.test')).toHaveLength(2)
    expect(await hand.alerts(entity, message)).toMatchObject([{ status: 'sent' }])
  })

  test('a letter that is opened while its alert waits needs no alert', async () => {
    goTo('2027-02-03T10:00:00Z')
    const recipient = await hand.confirmed('gelezen@mx.test')
    await quiet(recipient, { weekends: false, away: { from: '2027-02-03', until: '2027-02-05' } })
    const [message] = await hand.delivered(entity, [{ class: 'information', recipient }])
    await hand.send()
    await hand.open(message, recipient)
    goTo('2027-02-05T23:00:00Z')
    await hand.send()
    expect(await hand.alerts(entity, message)).toMatchObject([{ status: 'stopped', reason: 'read' }])
    expect(await hand.mails('gelezen@mx.test')).toHaveLength(1)
  })

  test('a reading term that would end while the reader is away breaks the quiet time; a longer one does not', async () => {
    goTo('2027-03-01T10:00:00Z')
    const recipient = await hand.confirmed('weg@mx.test')
    // The term of an invitation is 7 days, that of a decision 15.
    await quiet(recipient, { weekends: false, away: { from: '2027-03-01', until: '2027-03-10' } })
    const [short, long] = await hand.delivered(entity, [
      { class: 'invitation', recipient },
      { class: 'decision', recipient },
    ])
    await hand.send()
    expect(await hand.alerts(entity, short)).toMatchObject([{ status: 'sent' }])
    expect(await hand.alerts(entity, long)).toMatchObject([{ status: 'planned', reason: 'quiet' }])
    goTo('2027-03-10T23:00:00Z')
    await hand.send()
    expect(await hand.alerts(entity, long)).toMatchObject([{ status: 'sent' }])
  })

  test('a reminder keeps to the hours of the reader, and never comes at a weekend', async () => {
    goTo('2027-04-05T10:00:00Z')
    const recipient = await hand.confirmed('herinner@mx.test')
    await quiet(recipient, { weekends: false, night: { from: 12, until: 18 } })
    const [message] = await hand.delivered(entity, [{ class: 'decision', recipient }])
    await hand.send()
    // The reminder of a decision is due after seven days, on Monday at noon: after 18.00 for this reader.
    hand.at.clock.advance(7 * day)
    await remindReaders(hand.at.deps)
    await hand.send()
    const reminders = async () => (await hand.alerts(entity, message)).filter(({ kind }) => kind === 'reminder')
    expect(await reminders()).toMatchObject([{ status: 'planned', reason: 'quiet' }])
    const [row] = await hand.at.test.database.hub.query<{ due: Date }>(
      sql`select due_at as due from alert where kind = 'reminder' and message_id = ${message}`,
    )
    expect(row?.due.toISOString()).toBe('2027-04-12T16:00:00.000Z')
    goTo('2027-04-12T16:00:00Z')
    await hand.send()
    expect(await reminders()).toMatchObject([{ status: 'sent' }])
  })

  test('a code is mailed at once: its reader waits for it', async () => {
    goTo('2027-05-03T21:30:00Z')
    const recipient = await hand.confirmed('code@mx.test')
    await quiet(recipient, { weekends: true, night })
    await hand.confirmed('andere@mx.test', recipient)
    expect(await hand.mails('andere@mx.test')).toHaveLength(1)
  })
})
