import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDeliveryTokens } from '../../channels/email/adapter/delivery-token.ts'
import { type BounceListener, receiveBounces } from '../../channels/email/adapter/receive-bounces.ts'
import type { Channel, Outcome, Parcel, Receipt } from '../../channels/port.ts'
import { createLog } from '../../core/log.ts'
import { channelContract } from '../channels/channel-contract.ts'
import { channelTo, html, mailParcel, never, signer, text, to } from '../channels/email/mail-parcels.ts'
import { entity, makeDocument, makeParcel } from '../channels/make-parcel.ts'
import { freePort, type Peer, startPeer, until } from './start-peer.ts'
import { withPeer } from './with-peer.ts'

interface Postfix {
  readonly smtp: string
  readonly mail: string
  /** The certificate, where it encrypts. */
  readonly ca: string
}
const tokens = createDeliveryTokens(signer)

function mailbox(postfix: Peer<Postfix>, name: string): Buffer[] {
  const folder = join(postfix.mail, name, 'new')
  return existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file))) : []
}
const isOf = (parcel: Parcel) => (mail: Buffer) => {
  const found = tokens.find(mail.toString())
  return found?.message === parcel.message && found.sequence === parcel.sequence
}

withPeer('email at Postfix', ['postfix'], () => {
  let postfix: Peer<Postfix>
  let bounces: BounceListener
  let channel: Channel
  const receipts: Receipt[] = []
  beforeAll(async () => {
    bounces = await receiveBounces({
      host: '127.0.0.1',
      port: 0,
      domain: 'uitpost.test',
      signer,
      log: createLog('silent'),
      take: async (raw) =>
        void receipts.push(...(channel.receipts?.kind === 'push' ? await channel.receipts.parse(raw) : [])),
    })
    postfix = await startPeer<Postfix>('start-postfix', [await freePort(), String(bounces.port)], {
      QUEUE_LIFETIME: '12s',
      DELAY_WARNING: '3s',
    })
    channel = channelTo(postfix.smtp)
  })
  afterAll(async () => {
    await channel.close()
    await postfix.end()
    await bounces.close()
  })
  const receiptOf = (parcel: Parcel): Promise<Receipt> =>
    until(() => receipts.find(({ message }) => message === parcel.message))

  channelContract(
    'email at Postfix',
    async () => {
      const own = channelTo(postfix.smtp)
      const sent: Parcel[] = []
      return {
        channel: own,
        parcels: async (count) => {
          const made = await Promise.all(Array.from({ length: count }, () => mailParcel(own, to('bert@mx.test'))))
          sent.push(...made)
          return made
        },
        reachable: { entity, recipient: makeParcel().recipient },
        unreachable: { entity, recipient: { type: 'addressee', name: 'Test' } },
        held: async () => {
          // Postfix answers yes when a mail is in its queue, and delivers it to the mailbox a moment later.
          let count = -1
          const settled = await until(() => {
            const mails = mailbox(postfix, 'bert')
            const same = mails.length === count && queueIsEmpty(postfix)
            count = mails.length
            return same ? mails : undefined
          })
          return settled.map((mail) => {
            const found = tokens.find(mail.toString())
            return `${found?.message}.${found?.sequence}`
          })
        },
        faults: [],
        close: async () => undefined,
      }
    },
    'same-id',
    [],
  )

  test('a mail with its letter and logo arrives as it was archived, below the headers that Postfix adds', async () => {
    const letter = makeDocument(Buffer.from(Array.from({ length: 60_000 }, (_, i) => i % 251)))
    const png = Buffer.from(Array.from({ length: 3_000 }, (_, i) => (i * 7) % 256))
    const logo = { ...makeDocument(png, { n: 13, name: 'logo.png', mediaType: 'image/png' }), cid: 'abc@logo' }
    const parcel = await mailParcel(channel, { ...to('anna@mx.test'), documents: [html, text, logo, letter] })
    const [outcome] = await channel.deliver([parcel], never)
    expect(outcome?.kind).toBe('accepted')
    const arrived = await until(() => mailbox(postfix, 'anna').find(isOf(parcel)))
    const archived = Buffer.from((await parcel.documents[0]?.open()) ?? [])
    // A Maildir has the line ends of Unix.
    expect(arrived.toString('latin1').endsWith(archived.toString('latin1').replaceAll('\r\n', '\n'))).toBe(true)
    expect(arrived.toString()).toMatch(/^Return-Path: <bounce\+[0-9a-z-]+@uitpost\.test>/m)
    const mail = await simpleParser(arrived)
    const [shown, enclosed] = mail.attachments
    expect([shown?.related, shown?.cid, shown?.content.equals(png)]).toEqual([true, 'abc@logo', true])
    expect(enclosed?.content.equals(Buffer.from(await letter.open()))).toBe(true)
  })

  test.each([
    ['nobody@mx.test', { kind: 'rejected', reason: 'unknown-recipient', detail: '550 5.1.1' }],
    ['full@mx.test', { kind: 'rejected', reason: 'mailbox-full', detail: '552 5.2.2' }],
    ['blocked@mx.test', { kind: 'rejected', reason: 'policy', detail: '554 5.7.1' }],
    ['jan@elsewhere.test', { kind: 'rejected', reason: 'policy', detail: '554 5.7.1' }],
    ['deferred@mx.test', { kind: 'unavailable', detail: '450 4.2.1', patient: true, retryAfterMs: 60_000 }],
  ])('says at once what becomes of mail to %s', async (email, expected) => {
    expect(await channel.deliver([await mailParcel(channel, to(email))], never)).toEqual([expected])
  })

  test('a mail larger than the server accepts is too large, not undeliverable to its reader', async () => {
    const large = makeDocument(Buffer.alloc(12_000_000, 7))
    const parcel = await mailParcel(channel, { ...to('anna@mx.test'), documents: [html, text, large] })
    const [outcome] = await channel.deliver([parcel], never)
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'too-large' })
  })

  // Postfix takes its time for each of these: they wait together.
  describe.concurrent('what comes later', () => {
    test('greylisting only delays: the same mail is accepted a little later', async () => {
      const parcel = await mailParcel(channel, to('greylisted@mx.test'))
      const [first] = await channel.deliver([parcel], never)
      expect(first).toMatchObject({ detail: '450 4.2.0', patient: true, retryAfterMs: 300_000 })
      await until(async () => {
        const [outcome] = await channel.deliver([parcel], never)
        return outcome?.kind === 'accepted' ? outcome : undefined
      })
      await until(() => mailbox(postfix, 'greylisted').find(isOf(parcel)))
      expect(mailbox(postfix, 'greylisted').filter(isOf(parcel))).toHaveLength(1)
    })

    test.each([
      ['nobody@late.test', 'bounced', { class: 'hard', code: '5.1.1' }],
      ['full@late.test', 'bounced', { class: 'soft', code: '5.2.2' }],
      ['blocked@late.test', 'bounced', { class: 'soft', code: '5.7.1' }],
      // Expired in the queue after a notice of delay, which is no bounce.
      ['slow@late.test', 'bounced', { class: 'soft', code: '4.3.2' }],
      ['anna@mx.test', 'delivered', {}],
    ] as const)('%s: %s', async (email, type, detail) => {
      const parcel = await mailParcel(channel, { ...to(email), sequence: 3 })
      expect((await channel.deliver([parcel], never)).map(({ kind }) => kind)).toEqual(['accepted'])
      expect(await receiptOf(parcel)).toMatchObject({ sequence: 3, type, detail })
      expect(receipts.filter(({ message }) => message === parcel.message)).toHaveLength(1)
    })
  })

  test('a certificate without a trusted issuer, or none where one is required: nothing is sent in the clear', async () => {
    const parcel = await mailParcel(channel, to('anna@mx.test'))
    const sendBy = async (url: string): Promise<Outcome | undefined> => {
      const own = channelTo(url)
      const [outcome] = await own.deliver([parcel], never)
      await own.close()
      return outcome
    }
    expect(await sendBy(`${postfix.smtp}?requireTLS=true`)).toMatchObject({ kind: 'unavailable' })
    const encrypted = await startPeer<Postfix>('start-postfix', [await freePort(), '9'], { TLS: 'encrypt' })
    expect(await sendBy(encrypted.smtp)).toMatchObject({ kind: 'unavailable' })
    expect([...mailbox(postfix, 'anna'), ...mailbox(encrypted, 'anna')].filter(isOf(parcel))).toEqual([])
    // The issuer of the setting is trusted, and no other.
    expect(await sendBy(`${encrypted.smtp}?tls=require&ca=${encrypted.ca}`)).toMatchObject({ kind: 'accepted' })
    const arrived = await until(() => mailbox(encrypted, 'anna').find(isOf(parcel)))
    expect(arrived.toString()).toMatch(/with ESMTPS/)
    await encrypted.end()
  })

  test('a provider that asks for fewer mails gets none for a while; others get theirs, and the channel has no fault', async () => {
    const own = channelTo(postfix.smtp, { limits: { groups: 'slow=mx.test' } })
    const parcels = await Promise.all([1, 2].map(() => mailParcel(own, to('rated@mx.test'))))
    const [first] = await own.deliver(parcels.slice(0, 1), never)
    expect(first).toMatchObject({ kind: 'unavailable', detail: '421 4.7.28', patient: true })
    const [second] = await own.deliver(parcels.slice(1), never)
    expect(second).toMatchObject({ kind: 'not-begun' })
    const other = await mailParcel(own, to('anna@late.test'))
    expect(await own.deliver([other], never)).toMatchObject([{ kind: 'accepted' }])
    await own.close()
  })

  test('a second Postfix takes over from one that stops, and each mail arrives once', async () => {
    const second = await startPeer<Postfix>('start-postfix', [await freePort(), '9'])
    const port = new URL(postfix.smtp).port
    const own = channelTo(`${postfix.smtp}?priority=1 ${second.smtp}?priority=2`)
    const parcels = await Promise.all(Array.from({ length: 12 }, () => mailParcel(own, to('bert@mx.test'))))
    expect(await own.deliver(parcels.slice(0, 6), never)).toMatchObject(
      parcels.slice(0, 6).map(() => ({ kind: 'accepted' })),
    )
    await until(() => parcels.slice(0, 6).every((each) => mailbox(postfix, 'bert').some(isOf(each))) || undefined)
    const before = mailbox(postfix, 'bert')
    await postfix.end()
    expect(await own.deliver(parcels.slice(6), never)).toMatchObject(parcels.slice(6).map(() => ({ kind: 'accepted' })))
    await until(() => parcels.slice(6).every((each) => mailbox(second, 'bert').some(isOf(each))) || undefined)
    for (const each of parcels)
      expect([...before, ...mailbox(second, 'bert')].filter(isOf(each)), each.idempotencyKey).toHaveLength(1)
    await own.close()
    await second.end()
    postfix = await startPeer<Postfix>('start-postfix', [port, String(bounces.port)])
  })

  test('a report that comes back over LMTP bounces its delivery and no other', async () => {
    const found: Receipt[] = []
    const listener = await receiveBounces({
      host: '127.0.0.1',
      port: 0,
      domain: 'uitpost.test',
      signer,
      log: createLog('silent'),
      protocol: 'lmtp',
      take: async (raw) =>
        void found.push(...(channel.receipts?.kind === 'push' ? await channel.receipts.parse(raw) : [])),
    })
    const server = await startPeer<Postfix>('start-postfix', [await freePort(), String(listener.port)], {
      BOUNCES_BY: 'lmtp',
    })
    const own = channelTo(server.smtp)
    const [gone, there] = await Promise.all([
      mailParcel(own, { ...to('nobody@late.test'), sequence: 2 }),
      mailParcel(own, to('anna@late.test')),
    ])
    expect(await own.deliver([gone, there], never)).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }])
    await until(() => found.find(({ message }) => message === there.message))
    const bounced = await until(() => found.find(({ type }) => type === 'bounced'))
    expect(bounced).toMatchObject({ message: gone.message, sequence: 2, detail: { class: 'hard', code: '5.1.1' } })
    expect(found.filter(({ type }) => type === 'bounced')).toHaveLength(1)
    await own.close()
    await server.end()
    await listener.close()
  })

  test('a server that stops is unavailable, and accepts the mail when it is back', async () => {
    const parcel = await mailParcel(channel, to('anna@mx.test'))
    const port = new URL(postfix.smtp).port
    const { smtp } = postfix
    await postfix.end()
    const [away] = await channel.deliver([parcel], never)
    expect(away?.kind).toBe('unavailable')
    postfix = await startPeer<Postfix>('start-postfix', [port, String(bounces.port)])
    expect(postfix.smtp).toBe(smtp)
    const [back] = await channel.deliver([parcel], never)
    expect(back?.kind).toBe('accepted')
    await until(() => mailbox(postfix, 'anna').find(isOf(parcel)))
  })
})

function queueIsEmpty(postfix: Peer<Postfix>): boolean {
  return ['incoming', 'active', 'maildrop'].every((queue) => {
    const folder = join(postfix.folder, 'spool', queue)
    return !existsSync(folder) || readdirSync(folder).length === 0
  })
}
