import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { listInbox } from '../../../channels/inbox/store/read-inbox.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { endOfTerm } from '../../../core/words/days/working-day.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { readMessage } from '../../../dispatcher/messages/read-message.ts'
import { pollReceipts } from '../../../dispatcher/receipts/receive-receipts.ts'
import { formatDate } from '../../../templates/language/format/format-value.ts'
import { eventsOf } from '../../support/hub/events-of.ts'
import { citizen } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'
import { openPrintPartner } from '../print/open-print-partner.ts'
import { type AlertsFixture, openAlertsFixture } from './alerts-fixture.ts'

const day = 86_400_000
let hand: AlertsFixture
let entity: EntityId

beforeAll(async () => {
  hand = await openAlertsFixture()
  entity = await hand.at.newEntity('OVO000001')
  await (await openPrintPartner(hand.at)).contractWith(entity)
})

const information = { class: 'information' } as const

describe('an alert', () => {
  test('names the sender, with no word of the letter and no link, once; the sender sees that it left', async () => {
    const recipient = await hand.confirmed('lezer@mx.test')
    const [message] = await hand.delivered(entity, [{ ...information, recipient }])
    expect(await hand.alerts(entity, message)).toMatchObject([{ kind: 'first', status: 'planned', settledAt: null }])
    await hand.send()
    expect(await hand.send()).toBe(false)
    const [, mail, ...more] = await hand.mails('lezer@mx.test')
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Nieuwe brief van Dienst OVO000001')
    expect(mail?.text).toContain('een nieuwe brief van Dienst OVO000001')
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated')
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/overdekt terras|Proefmans|https?:|www\.|href/)
    expect(await hand.alerts(entity, message)).toMatchObject([{ kind: 'first', status: 'sent', reason: null }])
  })

  test('of a sensitive class does not name the sender', async () => {
    const recipient = await hand.confirmed('gevoelig@mx.test')
    await hand.delivered(entity, [{ recipient }])
    await hand.send()
    const mail = (await hand.mails('gevoelig@mx.test'))[1]
    expect(mail?.subject).toBe('U hebt een nieuwe brief')
    expect(mail?.raw).not.toMatch(/OVO000001|Dienst/)
  })

  test('of a hidden letter does not name the sender, whatever its class', async () => {
    const recipient = await hand.confirmed('afgeschermd@mx.test')
    await hand.delivered(entity, [{ ...information, recipient, confidentiality: { hidden: true } }])
    await hand.send()
    const mail = (await hand.mails('afgeschermd@mx.test'))[1]
    expect(mail?.subject).toBe('U hebt een nieuwe brief')
    expect(mail?.raw).not.toMatch(/OVO000001|Dienst/)
  })

  test('is not planned without a confirmed address, and the timeline says why', async () => {
    const unknown = citizen({ email: 'van-de-afzender@mx.test' })
    const off = await hand.confirmed('uit@mx.test')
    const old = await hand.confirmed('vorig-jaar@mx.test')
    const { hub } = hand.at.test.database
    const of = (recipient: typeof off) => personIndex(recipient, hand.at.keyring)
    await hub.query(sql`update preference set alerts = false where person = ${of(off)}`)
    await hub.query(sql`
      update preference set email_confirmed_at = email_confirmed_at - interval '366 days' where person = ${of(old)}`)
    const letters = [unknown, off, old].map((recipient) => ({ ...information, recipient }))
    const messages = await hand.delivered(entity, letters)
    const reasons = await Promise.all(
      messages.map(async (message) => {
        const events = await eventsOf(hub, message)
        return events.filter(({ type }) => type === 'delivered').map(({ detail }) => detail?.['noAlert'])
      }),
    )
    expect(reasons.flat()).toEqual(['no-confirmed-address', 'turned-off', 'confirmation-expired'])
    for (const message of messages) expect(await hand.alerts(entity, message)).toEqual([])
    expect(await hand.mails('van-de-afzender@mx.test')).toEqual([])
  })
})

describe('stops', () => {
  test('when the letter was read, turned to paper, or its reader changed their mind, just before the alert would leave', async () => {
    const reader = await hand.confirmed('gelezen@mx.test')
    const late = await hand.confirmed('papier@mx.test')
    const changed = await hand.confirmed('bedacht@mx.test')
    const [read, onPaper, unwanted] = await hand.delivered(entity, [
      { recipient: reader },
      { recipient: late },
      { recipient: changed },
    ])
    hand.peer.fault = 'busy'
    hand.peer.dropConnections()
    await hand.send()
    hand.peer.fault = 'none'
    expect(await hand.alerts(entity, read)).toMatchObject([{ status: 'planned', reason: 'unavailable' }])
    // Opened in the inbox; the dispatcher has not processed the reading yet.
    await hand.open(read, reader)
    await hand.at.test.database.hub.query(sql`
      update message set last_delivery = 2, status = 'processing' where id = ${onPaper}`)
    await hand.at.test.database.hub.query(sql`
      update preference set alerts = false where person = ${personIndex(changed, hand.at.keyring)}`)
    hand.at.clock.advance(3_600_000)
    await hand.send()
    expect(await hand.alerts(entity, read)).toMatchObject([{ status: 'stopped', reason: 'read' }])
    expect(await hand.alerts(entity, onPaper)).toMatchObject([{ status: 'stopped', reason: 'next-channel' }])
    expect(await hand.alerts(entity, unwanted)).toMatchObject([{ status: 'stopped', reason: 'turned-off' }])
    for (const name of ['gelezen', 'papier', 'bedacht']) expect(await hand.mails(`${name}@mx.test`)).toHaveLength(1)
  })
})

describe('a reminder', () => {
  test('follows an unopened letter when its class says so, and is an event; a letter that was opened gets none', async () => {
    const waits = await hand.confirmed('wacht@mx.test')
    const reads = await hand.confirmed('las@mx.test')
    const [unopened, opened] = await hand.delivered(entity, [{ recipient: waits }, { recipient: reads }])
    hand.at.start({ mailer: hand.mailer })
    await poll(
      () => hand.alerts(entity, opened),
      ([alert]) => alert?.status === 'sent',
    )
    await hand.open(opened, reads)
    await hand.at.until(opened, (row) => row.status === 'read')
    hand.at.clock.advance(7 * day)
    await poll(
      () => hand.at.types(unopened),
      (types) => types.includes('reminded'),
    )
    await hand.at.stop()
    const mails = await hand.mails('wacht@mx.test')
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Uw code om uw e-mailadres te bevestigen',
      'U hebt een nieuwe brief',
      'Herinnering: u hebt een ongelezen brief',
    ])
    expect(await hand.alerts(entity, unopened)).toMatchObject([
      { kind: 'first', status: 'sent' },
      { kind: 'reminder', status: 'sent' },
    ])
    expect(await hand.mails('las@mx.test')).toHaveLength(2)
  })
})

describe('a letter that leaves the inbox', () => {
  const inboxOf = async (recipient: ReturnType<typeof citizen>) => {
    const person = personIndex(recipient, hand.at.keyring) ?? Buffer.alloc(0)
    const reader = { index: person, strongly: false }
    const { database } = hand.at.test
    return (await database.asPerson(person, (tx) => listInbox(tx, { limit: 10 }, reader, hand.at.keyring))).items
  }
  const passTo = async (moment: number) => {
    hand.at.clock.advance(moment - hand.at.clock.now().getTime())
    for (const chore of pollReceipts(hand.at.deps).filter(({ name }) => name === 'inbox-receipts'))
      await chore.run(new AbortController().signal)
  }

  test('is announced to reader and sender before, read or not, and leaves once', async () => {
    const { hub } = hand.at.test.database
    await hub.query(sql`update message_class set inbox_days = 90 where entity = ${entity} and key = 'information'`)
    const recipient = await hand.confirmed('bewaar@mx.test')
    const silent = citizen()
    const handedOver = hand.at.clock.now()
    const messages = await hand.delivered(entity, [
      { ...information, recipient },
      { ...information, recipient: silent },
    ])
    await hub.query(sql`update message_class set inbox_days = null where entity = ${entity}`)
    const [message] = messages
    await hand.send()
    await hand.open(message, recipient)
    const [item] = await inboxOf(recipient)
    const leavesAt = item?.leavesAt ?? new Date(0)
    expect(leavesAt).toEqual(endOfTerm(handedOver, 90, 'calendar'))
    const view = await hand.at.test.database.asEntity(entity, (tx) =>
      readMessage(tx, { entity, test: false }, message, hand.at.keyring),
    )
    expect(view?.deliveries[0]?.availableUntil).toBe(leavesAt.toISOString())
    await passTo(+leavesAt - 30 * day - 1)
    expect(await hand.at.types(message)).not.toContain('lapsing')
    await passTo(+leavesAt - 30 * day)
    await passTo(+leavesAt - 30 * day)
    for (const each of messages)
      expect((await hand.at.types(each)).filter((type) => type === 'lapsing')).toEqual(['lapsing'])
    await hand.send()
    const mails = (await hand.mails('bewaar@mx.test')).filter(({ subject }) => subject.includes('niet lang'))
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain(`tot en met ${formatDate(brusselsDay(new Date(+leavesAt - 1)), 'nl')}`)
    expect(mails[0]?.text).not.toMatch(/overdekt terras|https?:/)
    expect(await hand.alerts(entity, message)).toMatchObject([{ kind: 'first' }, { kind: 'lapsing', status: 'sent' }])
    await passTo(+leavesAt - 1)
    expect(await inboxOf(recipient)).toHaveLength(1)
    await passTo(+leavesAt)
    await passTo(+leavesAt)
    expect([await inboxOf(recipient), await inboxOf(silent)]).toEqual([[], []])
    for (const each of messages) {
      expect((await hand.at.types(each)).filter((type) => type === 'lapsed')).toEqual(['lapsed'])
      expect(await hand.at.status(each)).toMatchObject({ final: true, deliveries: [{ channel: 'inbox' }] })
    }
  })
})
