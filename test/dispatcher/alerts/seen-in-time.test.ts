import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { readAlertFlow } from '../../../dispatcher/alert-outbox/alert-flow.ts'
import { applyAlertReceipts } from '../../../dispatcher/alert-outbox/apply-alert-receipts.ts'
import { sendAlerts } from '../../../dispatcher/alert-outbox/send-alerts.ts'
import { proveSeen } from '../../../dispatcher/alerts/seen-proof.ts'
import { readMessage } from '../../../dispatcher/messages/read-message.ts'
import { createAskCondition } from '../../../dispatcher/outside/ask-condition.ts'
import { openOutsideCaller } from '../../../dispatcher/outside/call-outside.ts'
import { remindReaders } from '../../../dispatcher/timers/remind-readers.ts'
import { watchLetters } from '../../../dispatcher/timers/watch-letters.ts'
import { workDue } from '../../../dispatcher/timers/work-due.ts'
import { afterFile } from '../../support/process/after-file.ts'
import { citizen } from '../dispatcher-fixture.ts'
import { openPrintPartner } from '../print/open-print-partner.ts'
import { type AlertsFixture, openAlertsFixture } from './alerts-fixture.ts'

const hour = 3_600_000
const day = 24 * hour
const never = new AbortController().signal
let hand: AlertsFixture
let entity: EntityId

beforeAll(async () => {
  hand = await openAlertsFixture()
  entity = await hand.at.newEntity('OVO000001')
  await (await openPrintPartner(hand.at)).contractWith(entity)
  await hand.at.test.database.hub.query(sql`
    update message_class set seen_in_time = true where entity = ${entity} and key = 'decision'`)
})

async function viewOf(message: MessageId) {
  const view = await hand.at.test.database.asEntity(entity, (tx) =>
    readMessage(tx, { entity, test: false }, message, hand.at.keyring),
  )
  if (view === undefined) throw new Error('The message is gone')
  return view
}
const unreadOf = async (message: MessageId) => (await viewOf(message)).events.filter(({ type }) => type === 'unread')

describe('a letter that is to be seen in time', () => {
  test('goes on paper once, though two processes check it, and says why', async () => {
    const recipient = citizen()
    const [message] = await hand.delivered(entity, [{ recipient }])
    await Promise.all([watchLetters(hand.at.deps), watchLetters(hand.at.deps)])
    expect(await unreadOf(message)).toMatchObject([{ delivery: 1, detail: { reason: 'not-alerted' } }])
    await hand.at.handOver()
    const view = await viewOf(message)
    expect(view.route.findLast(({ chosen }) => chosen)).toMatchObject({
      channel: 'print',
      rule: 'paper-when-not-alerted',
      because: { nl: 'De ontvanger kon geen melding van de digitale brief krijgen.' },
    })
    expect(view.deliveries.map(({ channel, status }) => [channel, status])).toEqual([
      ['inbox', 'expired'],
      ['print', 'planned'],
    ])
    expect(proveSeen(view)).toMatchObject({ verdict: 'moved-on', reason: 'not-alerted' })
    // The end of its reading term finds nothing to end.
    hand.at.clock.advance(16 * day)
    await workDue(hand.at.deps)
    expect(await unreadOf(message)).toHaveLength(1)
    hand.at.clock.advance(-16 * day)
  })

  test('goes on paper when its alert comes back, and not before', async () => {
    const recipient = await hand.confirmed('komt-terug@mx.test')
    const [message] = await hand.delivered(entity, [{ recipient }])
    await hand.send()
    await watchLetters(hand.at.deps)
    expect(await unreadOf(message)).toEqual([])
    const [alert] = await hand.alerts(entity, message)
    await applyAlertReceipts(hand.at.deps, [{ notice: alert?.id ?? '', type: 'bounced', hard: true, code: '5.1.1' }])
    await watchLetters(hand.at.deps)
    expect(await unreadOf(message)).toMatchObject([{ detail: { reason: 'not-alerted' } }])
  })

  test('that was opened stays where it is, also when the reading was not recorded yet', async () => {
    const recipient = await hand.confirmed('leest@mx.test')
    const [message] = await hand.delivered(entity, [{ recipient }])
    await hand.send()
    await hand.open(message, recipient)
    hand.at.clock.advance(9 * day)
    await watchLetters(hand.at.deps)
    expect(await unreadOf(message)).toEqual([])
    await workDue(hand.at.deps)
    expect(proveSeen(await viewOf(message))).toMatchObject({ verdict: 'seen' })
    hand.at.clock.advance(-9 * day)
  })

  test('whose action is due soon is held against that day, and not against its reading term', async () => {
    const soon = await hand.confirmed('spoedig@mx.test')
    const data = { aanspreking: 'mevrouw', project: 'uw terras', beslistOp: '2026-11-16', toegekend: false }
    const due = { ...data, reden: 'Het terras is te groot.', beroepTot: '2026-12-03' }
    const [message] = await hand.delivered(entity, [{ recipient: soon, data: due }])
    await hand.send()
    await watchLetters(hand.at.deps)
    const [timer] = await hand.at.test.database.hub.query<{ watch: Date; due: Date }>(
      sql`select watch_at as watch, due_at as due from timer where subject = ${message} and kind = 'unread'`,
    )
    expect(timer?.due.toISOString()).toBe('2026-12-09T10:00:00.000Z')
    expect((timer?.watch ?? 0) < new Date('2026-12-01T00:00:00Z')).toBe(true)
  })
})

describe('a reminder', () => {
  test('asks the send condition again, and stops when the letter is no longer needed', async () => {
    const asked: string[] = []
    const server = createServer((request, answer) => {
      asked.push(request.url ?? '')
      answer.setHeader('content-type', 'application/json')
      answer.end(JSON.stringify({ send: request.url === '/needed' }))
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    afterFile(async () => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const readers = [await hand.confirmed('betaald@mx.test'), await hand.confirmed('open@mx.test')] as const
    const kind = { class: 'invitation' } as const
    const [paid, open] = await hand.delivered(entity, [
      { ...kind, recipient: readers[0] },
      { ...kind, recipient: readers[1] },
    ])
    // The API takes https only.
    await hand.at.test.database.hub.query(sql`
      update message set condition_url = case id when ${paid} then ${`${url}/paid`} else ${`${url}/needed`} end
      where id in (${paid}, ${open})`)
    await hand.send()
    hand.at.clock.advance(3 * day)
    await remindReaders(hand.at.deps)
    expect(asked).toEqual([])
    const outside = openOutsideCaller({ allowPrivate: true })
    afterFile(async () => outside.close())
    const askCondition = createAskCondition(outside)
    await sendAlerts({ ...hand.at.deps, mailer: hand.mailer, askCondition }, never)
    expect(asked.sort()).toEqual(['/needed', '/paid'])
    expect(await hand.alerts(entity, paid)).toMatchObject([
      { kind: 'first', status: 'sent' },
      { kind: 'reminder', status: 'stopped', reason: 'not-needed' },
    ])
    expect(await hand.alerts(entity, open)).toMatchObject([{ kind: 'first' }, { kind: 'reminder', status: 'sent' }])
    hand.at.clock.advance(-3 * day)
  })

  test('that is late waits for the morning of a working day', async () => {
    const recipient = await hand.confirmed('s-nachts@mx.test')
    const [message] = await hand.delivered(entity, [{ class: 'invitation', recipient }])
    await hand.send()
    // Friday 27 November at 23:00 in Belgium, when the dispatcher comes back.
    hand.at.clock.advance(3 * day + 12 * hour)
    await remindReaders(hand.at.deps)
    await hand.send()
    expect(await hand.send()).toBe(false)
    expect((await hand.alerts(entity, message)).at(-1)).toMatchObject({ kind: 'reminder', status: 'planned' })
    // Saturday, and Monday before 8 o’clock.
    for (const later of [12 * hour, 44 * hour]) {
      hand.at.clock.advance(later)
      expect(await hand.send()).toBe(false)
    }
    hand.at.clock.advance(hour)
    await hand.send()
    expect((await hand.alerts(entity, message)).at(-1)).toMatchObject({ kind: 'reminder', status: 'sent' })
  })
})

test('operators see within a quarter of an hour that alerts do not leave, and readers without an address do not count', async () => {
  const { at } = hand
  at.clock.advance(30 * day)
  const recipients = [
    await hand.confirmed('een@mx.test'),
    await hand.confirmed('twee@mx.test'),
    await hand.confirmed('drie@mx.test'),
    await hand.confirmed('vier@mx.test'),
  ]
  const letters = [...recipients, citizen()].map((recipient) => ({ class: 'information' as const, recipient }))
  await hand.delivered(entity, letters.slice(0, 3))
  while (await hand.send());
  await hand.delivered(entity, letters.slice(3))
  const flow = () => readAlertFlow(at.test.database.hub, at.clock.now())
  at.clock.advance(14 * 60_000)
  expect(await flow()).toMatchObject({ letters: 0, gapPercent: 0 })
  at.clock.advance(2 * 60_000)
  expect(await flow()).toMatchObject({ letters: 4, alerted: 3, gapPercent: 25 })
  while (await hand.send());
  expect(await flow()).toMatchObject({ letters: 4, alerted: 4, gapPercent: 0, refused: 0, refusedPercent: 0 })
})

test('operators see that the mail server refuses the alerts, which did leave', async () => {
  const { at } = hand
  at.clock.advance(30 * day)
  const recipients = [
    await hand.confirmed('a@refused.test'),
    await hand.confirmed('b@refused.test'),
    await hand.confirmed('c@mx.test'),
  ]
  await hand.delivered(
    entity,
    recipients.map((recipient) => ({ class: 'information' as const, recipient })),
  )
  await at.test.database.hub.query(sql`
    update alert set status = 'failed', reason = 'unknown-recipient', due_at = null, settled_at = ${at.clock.now()}
    where id in (select id from alert where status = 'planned' order by id limit 2)`)
  while (await hand.send());
  at.clock.advance(16 * 60_000)
  expect(await readAlertFlow(at.test.database.hub, at.clock.now())).toMatchObject({
    letters: 3,
    alerted: 3,
    gapPercent: 0,
    refused: 2,
    refusedPercent: 66.7,
  })
})
