import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withComplaintBrake } from '../../../channels/email/adapter/complaint-brake.ts'
import { createEmailChannel, type EmailChannel } from '../../../channels/email/adapter/email-channel.ts'
import { type BounceListener, receiveBounces } from '../../../channels/email/adapter/receive-bounces.ts'
import { domainsThatWait, judgeComplaints, releaseBrake } from '../../../channels/email/store/complaints/brakes.ts'
import type { ComplaintLimits } from '../../../channels/email/store/complaints/complaint-rate.ts'
import { addComplaints, readMailCounts } from '../../../channels/email/store/complaints/mail-counts.ts'
import { registerSenderDomains } from '../../../channels/email/store/sender-domain/sender-domains.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { wakeDeferred } from '../../../dispatcher/channel-state/wake-deferred.ts'
import { receiveReceipt } from '../../../dispatcher/receipts/receive-receipts.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'

const limits: ComplaintLimits = { windowDays: 7, warnPercent: 10, brakePercent: 25, minMails: 4 }
/** Mails that the mail server took, by recipient: the Message-ID. */
const taken = new Map<string, string>()
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, { envelope }, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
    stream.on('end', () => {
      const [, id = ''] = /^Message-ID: (<.*>)/im.exec(Buffer.concat(chunks).toString()) ?? []
      for (const { address } of envelope.rcptTo) taken.set(address, id)
      done()
    })
  },
})
let at: DispatcherFixture
let entity: EntityId
let village: EntityId
let channel: EmailChannel
let listener: BounceListener
beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity('OVO000001')
  village = await at.newEntity('OVO000002')
  const { hub } = at.test.database
  await hub.query(sql`update message_class set sensitivity = 'normal'`)
  const returnDomain = 'uitpost.test'
  const domains = [
    { domain: 'dorp.example', returnDomain, usual: false },
    { domain: 'uitpost.test', returnDomain, usual: true },
  ]
  await registerSenderDomains(hub, domains, false, at.clock.now())
  mailServer.listen(0, '127.0.0.1')
  await once(mailServer.server, 'listening')
  const { clock, deps, keyring, signer } = at
  const senders = { from: 'post@uitpost.test', senders: new Map([[village, 'gemeente@dorp.example']]) }
  channel = createEmailChannel({
    ...senders,
    hub,
    keyring,
    clock,
    log: deps.log,
    signer,
    smtpUrl: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`,
    publicUrl: 'https://post.example.org',
  })
  const brake = { hub, clock, log: deps.log, ...senders }
  at.channels.set('email', withComplaintBrake(channel, brake))
  listener = await receiveBounces({
    host: '127.0.0.1',
    port: 0,
    domain: 'uitpost.test',
    signer,
    log: deps.log,
    take: (raw) => receiveReceipt(deps, 'email', raw),
  })
  at.start()
})
afterAll(async () => {
  // The mail server waits half a minute for clients that are still connected: they leave first.
  await at.stop()
  await channel.close()
  await listener.close()
  await new Promise<void>((done) => mailServer.close(() => done()))
})

const mailTo = (email: string, priority: 'bulk' | 'normal' = 'bulk', from = entity): Promise<MessageId> =>
  at.send(from, { recipient: citizen({ email }), channels: ['email'], priority })
const isSent = (row: { status: string }): boolean => row.status === 'sent' || row.status === 'delivered'

/** A complaint as a provider sends it to the feedback address (RFC 5965). */
async function complain(email: string): Promise<void> {
  const client = createTransport({ host: '127.0.0.1', port: listener.port })
  const part = (type: string, text: string): string => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`
  const raw = [
    'From: feedback@provider.example\r\nSubject: complaint\r\nMIME-Version: 1.0\r\n',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n',
    part('text/plain', 'A reader complained.'),
    part('message/feedback-report', 'Feedback-Type: abuse\r\nUser-Agent: fbl/1\r\nVersion: 1\r\n'),
    part(
      'message/rfc822',
      `From: post@uitpost.test\r\nMessage-ID: ${taken.get(email)}\r\nSubject: a letter\r\n\r\ntext`,
    ),
    '--b--\r\n',
  ].join('')
  await client.sendMail({ envelope: { from: '', to: ['bounce@uitpost.test'] }, raw })
  client.close()
}
const judge = () => judgeComplaints(at.test.database.hub, limits, at.clock.now())
const counted = async (domain = 'uitpost.test'): Promise<string[]> =>
  (await readMailCounts(at.test.database.hub, 7, at.clock.now()))
    .filter(({ senderDomain }) => senderDomain === domain)
    .map(({ provider, handedOver, complaints }) => `${provider} ${handedOver}/${complaints}`)

test('mails are counted by provider, complaints once each, and at the limit bulk mail to that provider waits', async () => {
  const before = await Promise.all(
    ['een@gmail.com', 'twee@gmail.com', 'drie@googlemail.com', 'vier@gmail.com', 'vijf@stad.example'].map((email) =>
      mailTo(email),
    ),
  )
  for (const message of before) await at.until(message, isSent)
  expect(await counted()).toEqual(['gmail 4/0', 'other 1/0'])
  expect((await judge()).began).toEqual([])
  await complain('een@gmail.com')
  await complain('een@gmail.com')
  expect(await counted()).toEqual(['gmail 4/1', 'other 1/0'])
  const [one, other] = await Promise.all([judge(), judge()])
  expect([...one.began, ...other.began].map(({ provider }) => provider)).toEqual(['gmail'])
})

test('only bulk mail to that provider waits, its timeline says why, and the channel itself is sound', async () => {
  const [waiting, urgent, elsewhere] = [
    await mailTo('zes@gmail.com'),
    await mailTo('zeven@gmail.com', 'normal'),
    await mailTo('acht@hotmail.com'),
  ]
  await at.until(urgent, isSent)
  await at.until(elsewhere, isSent)
  const row = await at.until(waiting, ({ deliveries }) => (deliveries[0]?.attempts ?? 0) > 0)
  expect(row).toMatchObject({ status: 'processing', deliveries: [{ status: 'planned', attempts: 1 }] })
  expect(await at.types(waiting)).toContain('deferred')
  expect(taken.has('zes@gmail.com')).toBe(false)
  const [health] = await at.test.database.hub.query<{ failures: number }>(
    sql`select failures from channel_state where channel = 'email'`,
  )
  expect(health?.failures ?? 0).toBe(0)

  // An operator releases it with a reason: what waits leaves at once, and the same complaint does not stop it again.
  const { hub } = at.test.database
  const by = { by: 'staff:1', reason: 'Besproken met Gmail', now: at.clock.now() }
  expect(await releaseBrake(hub, { senderDomain: 'uitpost.test', provider: 'gmail' }, by)).toBe(true)
  expect(await releaseBrake(hub, { senderDomain: 'uitpost.test', provider: 'gmail' }, by)).toBe(false)
  expect(await wakeDeferred(hub, 'email', at.clock.now())).toBe(1)
  await at.until(waiting, isSent)
  expect(taken.has('zes@gmail.com')).toBe(true)
  expect((await judge()).began).toEqual([])
  expect((await at.types(waiting)).filter((type) => type === 'deferred')).toHaveLength(1)
})

test('mail of an entity with another domain is counted and waits apart, by the domain from which the letter left', async () => {
  const { hub } = at.test.database
  const before = await counted()
  const people = ['a@gmail.com', 'b@gmail.com', 'c@gmail.com', 'd@gmail.com']
  const sent = await Promise.all(people.map((email) => mailTo(email, 'bulk', village)))
  for (const message of sent) await at.until(message, isSent)
  expect(taken.get('a@gmail.com')).toMatch(/@dorp\.example>$/)
  await complain('a@gmail.com')
  expect(await counted('dorp.example')).toEqual(['gmail 4/1'])
  expect(await counted()).toEqual(before)
  expect((await judge()).began.map(({ senderDomain, provider }) => [senderDomain, provider])).toEqual([
    ['dorp.example', 'gmail'],
  ])
  expect(await domainsThatWait(hub, 'gmail')).toEqual(['dorp.example'])
  const [waiting, free] = [await mailTo('e@gmail.com', 'bulk', village), await mailTo('f@gmail.com')]
  await at.until(free, isSent)
  await at.until(waiting, ({ deliveries }) => (deliveries[0]?.attempts ?? 0) > 0)
  expect([taken.has('e@gmail.com'), taken.has('f@gmail.com')]).toEqual([false, true])
  const by = { by: 'staff:1', reason: 'Lijst verbeterd', now: at.clock.now() }
  expect(await releaseBrake(hub, { senderDomain: 'dorp.example', provider: 'gmail' }, by)).toBe(true)
  await wakeDeferred(hub, 'email', at.clock.now())
  await at.until(waiting, isSent)
})

test('a complaint about a mail of which the domain is not known counts for the domain of SMTP_FROM', async () => {
  const { hub } = at.test.database
  await addComplaints(hub, [{ senderDomain: undefined, provider: 'proton' }], at.clock.now())
  expect(await counted()).toContain('proton 0/1')
  expect((await counted('dorp.example')).join()).not.toContain('proton')
})

test('mail that waited for days takes the next step of its route', async () => {
  const { hub } = at.test.database
  await hub.query(sql`
    insert into mail_brake (sender_domain, provider, began_at, handed_over, complaints)
    values ('uitpost.test', 'yahoo', ${at.clock.now()}, 1000, 5)`)
  const message = await mailTo('negen@yahoo.com')
  await at.until(message, ({ deliveries }) => (deliveries[0]?.attempts ?? 0) > 0)
  await hub.query(sql`update delivery set attempts = 29 where message_id = ${message}`)
  expect(await wakeDeferred(hub, 'email', at.clock.now())).toBe(1)
  await at.until(message, ({ status }) => status === 'undeliverable')
  expect(await at.types(message)).toContain('rejected')
})

test('letters that waited become due in slices, the oldest first, and none later than it was', async () => {
  const { hub } = at.test.database
  const message = await mailTo('tien@gmail.com')
  await at.until(message, isSent)
  // A year ahead, so that no dispatcher draws these rows.
  const now = new Date('2027-11-24T10:00:00Z')
  const soon = new Date('2027-11-24T10:00:07Z')
  const dueIn = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)
  await hub.query(sql`
    insert into delivery (message_id, seq, entity, channel, status, simulated, lane, due_at, attempts)
    select message_id, 100 + n, entity, 'ebox', 'planned', false, 'bulk',
      case when n = 1200 then ${soon}::timestamptz else ${dueIn(90)}::timestamptz end, 1
    from delivery, generate_series(1, 1200) n where message_id = ${message} and seq = 1`)
  expect(await wakeDeferred(hub, 'ebox', now)).toBe(1_200)
  const rows = await hub.query<{ at: Date; count: number; first: number }>(sql`
    select due_at as at, count(*)::int as count, min(seq)::int as first from delivery
    where message_id = ${message} and channel = 'ebox' group by due_at order by due_at`)
  expect(rows).toEqual([
    { at: now, count: 500, first: 101 },
    { at: soon, count: 1, first: 1_300 },
    { at: new Date(now.getTime() + 10_000), count: 500, first: 601 },
    { at: new Date(now.getTime() + 20_000), count: 199, first: 1_101 },
  ])
  await hub.query(sql`update delivery set due_at = null where message_id = ${message} and channel = 'ebox'`)
})

test('when complaints leave the window, mail leaves again by itself', async () => {
  at.clock.advance(8 * 86_400_000)
  expect((await judge()).ended.map(({ provider }) => provider)).toEqual(['yahoo'])
  expect((await judge()).ended).toEqual([])
})
