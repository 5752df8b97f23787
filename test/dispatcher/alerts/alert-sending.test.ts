import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { readMailCounts } from '../../../channels/email/store/complaints/mail-counts.ts'
import { registerSenderDomains } from '../../../channels/email/store/sender-domain/sender-domains.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { readAlertGauges } from '../../../dispatcher/alert-outbox/alert-gauges.ts'
import { applyAlertReceipts } from '../../../dispatcher/alert-outbox/apply-alert-receipts.ts'
import { claimAlerts } from '../../../dispatcher/alert-outbox/claim-alerts.ts'
import { readPreferences } from '../../../dispatcher/messages/preferences.ts'
import { type AlertsFixture, alertsThatWait, openAlertsFixture } from './alerts-fixture.ts'

let hand: AlertsFixture
let entity: EntityId

beforeAll(async () => {
  hand = await openAlertsFixture()
  entity = await hand.at.newEntity('OVO000001')
})

const information = { class: 'information' } as const

describe('many workers', () => {
  test('a worker killed between the mail server and the commit: sent again under the same Message-ID, recorded once', async () => {
    const recipient = await hand.confirmed('gedood@mx.test')
    const [message] = await hand.delivered(entity, [{ ...information, recipient }])
    const killed = {
      ...hand.mailer,
      send: async (...given: Parameters<typeof hand.mailer.send>) => {
        await hand.mailer.send(...given)
        throw new Error('killed')
      },
    }
    await expect(hand.send(killed)).rejects.toThrow('killed')
    // The lease has not ended: no other worker may send it.
    expect(await hand.send()).toBe(false)
    hand.at.clock.advance(600_000)
    await hand.send()
    const [, first, second, ...more] = await hand.mails('gedood@mx.test')
    expect(more).toEqual([])
    expect(second?.raw).toBe(first?.raw)
    expect(await hand.alerts(entity, message)).toMatchObject([{ status: 'sent' }])
  })

  test('a worker that slept past its lease writes nothing', async () => {
    const recipient = await hand.confirmed('slaper@mx.test')
    const [message] = await hand.delivered(entity, [{ ...information, recipient }])
    const sleeper = {
      ...hand.mailer,
      send: async (notices: Parameters<typeof hand.mailer.send>[0]) => {
        hand.at.clock.advance(600_000)
        await hand.send()
        return notices.map(() => ({ kind: 'rejected', reason: 'unknown-recipient', detail: '550' }) as const)
      },
    }
    await hand.send(sleeper)
    expect(await hand.alerts(entity, message)).toMatchObject([{ status: 'sent' }])
    const marks = await hand.at.test.database.hub.query(
      sql`select 1 as one from suppressed_address where message = ${message}`,
    )
    expect(marks).toEqual([])
  })

  test('two at once send each alert once', async () => {
    const recipient = await hand.confirmed('samen@mx.test')
    await hand.delivered(
      entity,
      Array.from({ length: 52 }, () => ({ ...information, recipient })),
    )
    await Promise.all([hand.send(), hand.send(), hand.send()])
    const ids = (await hand.mails('samen@mx.test')).map(({ messageId }) => messageId)
    expect(ids).toHaveLength(53)
    expect(new Set(ids).size).toBe(53)
    expect(await alertsThatWait(hand.at)).toBe(0)
    const gauges = await readAlertGauges(hand.at.test.database.hub, hand.at.clock.now())
    const sent = gauges.find(({ name }) => name === 'uitpost_alert_outcomes')?.values ?? []
    expect(
      sent.find(({ labels }) => labels['kind'] === 'first' && labels['outcome'] === 'sent')?.value,
    ).toBeGreaterThan(52)
    expect(gauges.find(({ name }) => name === 'uitpost_alerts_waiting')?.values).toEqual([])
  })
})

test('several processes claim alerts while these change, and the database survives it', async () => {
  const recipient = await hand.confirmed('tegelijk@mx.test')
  await hand.delivered(
    entity,
    Array.from({ length: 60 }, () => ({ ...information, recipient })),
  )
  const { hub } = hand.at.test.database
  const now = hand.at.clock.now()
  const claimed: string[] = []
  for (let round = 0; round < 20; round += 1) {
    const changing = hub.query(
      sql`update alert set due_at = ${now} where message_id is not null and status = 'planned'`,
    )
    const claims = await Promise.all(Array.from({ length: 5 }, () => claimAlerts(hub, now, 50, 600_000)))
    await changing
    claimed.push(...claims.flat().map(({ id, fence }) => `${id} ${fence}`))
  }
  expect(claimed.length).toBeGreaterThanOrEqual(60)
  // Each claim raises the fence: no two hold the same alert by the same one.
  expect(new Set(claimed).size).toBe(claimed.length)
  await hub.query(sql`update alert set due_at = null, status = 'stopped' where status = 'planned'`)
})

describe('an address that does not work', () => {
  const preferencesOf = (person: Buffer) =>
    hand.at.test.database.asPerson(person, (tx) => readPreferences(tx, person, hand.at.keyring, hand.at.clock.now()))

  test('refused or bounced: the alert fails, the owner sees it, the next letter has no alert; a new code clears it', async () => {
    const email = 'weg@mx.test'
    const recipient = await hand.confirmed(email)
    const person = personIndex(recipient, hand.at.keyring) ?? Buffer.alloc(0)
    const [message] = await hand.delivered(entity, [{ ...information, recipient }])
    await hand.send()
    const { from } = hand.peer.taken.at(-1) ?? { from: '' }
    const report = [
      'From: MAILER-DAEMON@mx.test',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.test',
      '',
      `Final-Recipient: rfc822; ${email}`,
      'Action: failed',
      'Status: 5.1.1',
      `Diagnostic-Code: smtp; 550 5.1.1 <${email}>: no such user`,
      '',
      '--b--',
      '',
    ]
    const raw = { source: from, bytes: Buffer.from(report.join('\r\n')) }
    // A report that names none of our own notices changes nothing.
    expect(await hand.mailer.receipts({ ...raw, source: 'bounce@uitpost.test' })).toEqual([])
    const receipts = await hand.mailer.receipts(raw)
    await applyAlertReceipts(hand.at.deps, receipts)
    await applyAlertReceipts(hand.at.deps, receipts)
    expect(await hand.alerts(entity, message)).toMatchObject([{ status: 'failed', reason: '5.1.1' }])
    expect((await preferencesOf(person)).alertAddress).toMatchObject({ status: 'failed' })
    const [next] = await hand.delivered(entity, [{ ...information, recipient }])
    expect(await hand.alerts(entity, next)).toEqual([])
    await hand.confirmed(email, recipient)
    expect((await preferencesOf(person)).alertAddress).toMatchObject({ status: 'confirmed' })
  })
})

test('alerts and complaints about them are counted with the letters; a complaint turns the alerts of that person off', async () => {
  const { hub } = hand.at.test.database
  const now = hand.at.clock.now()
  await registerSenderDomains(hub, [{ domain: 'uitpost.test', returnDomain: 'uitpost.test', usual: true }], false, now)
  const email = 'boos@hotmail.com'
  const recipient = await hand.confirmed(email)
  const [message] = await hand.delivered(entity, [{ ...information, recipient }])
  await hand.send()
  const { bytes, from } = hand.peer.taken.findLast(({ to }) => to === email) ?? { bytes: Buffer.alloc(0), from: '' }
  const microsoft = async () => (await readMailCounts(hub, 7, now)).find(({ provider }) => provider === 'microsoft')
  // The code that confirmed the address was a mail as well.
  expect(await microsoft()).toMatchObject({ senderDomain: 'uitpost.test', handedOver: 2, complaints: 0 })
  const report = [
    'From: staff@hotmail.com',
    'Subject: complaint about message from 192.0.2.1',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Test/1',
    'Version: 1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    bytes.toString(),
    '--b--',
    '',
  ]
  const raw = { source: 'bounce@uitpost.test', bytes: Buffer.from(report.join('\r\n')) }
  const receipts = await hand.mailer.receipts(raw)
  expect(receipts).toMatchObject([{ type: 'complained' }])
  await applyAlertReceipts(hand.at.deps, receipts)
  // Bounces of the same mail, and the report once more, change nothing.
  await applyAlertReceipts(hand.at.deps, [...receipts, ...(await hand.mailer.receipts({ ...raw, source: from }))])
  expect(await hand.alerts(entity, message)).toMatchObject([{ status: 'failed', reason: 'complained' }])
  expect(await microsoft()).toMatchObject({ handedOver: 2, complaints: 1 })
  const [next] = await hand.delivered(entity, [{ ...information, recipient }])
  expect(await hand.alerts(entity, next)).toEqual([])
})
