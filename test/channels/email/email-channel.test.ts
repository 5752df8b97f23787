import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createDeliveryTokens } from '../../../channels/email/adapter/delivery-token.ts'
import type { Channel, Outcome } from '../../../channels/port.ts'
import { type FaultySmtp, type SmtpFault, startFaultySmtp } from '../../support/faulty/faulty-smtp.ts'
import { channelContract, type Fault } from '../channel-contract.ts'
import { entity, makeDocument, makeParcel } from '../make-parcel.ts'
import { channelTo, mailParcel, never, signer, to } from './mail-parcels.ts'

const tokens = createDeliveryTokens(signer)
const keyOf = (text: string): string => {
  const found = tokens.find(text)
  return `${found?.message}.${found?.sequence}`
}

/** The possible outcomes of each fault. Where the mail may have been taken, no outcome may say that it was not. */
const allowed: Readonly<Record<Exclude<SmtpFault, 'none'>, readonly Outcome['kind'][]>> = {
  silent: ['unavailable'],
  slow: ['accepted'],
  busy: ['unavailable'],
  'refuses-sender': ['unavailable'],
  'cut-at-recipient': ['unavailable'],
  'cut-in-mail': ['unavailable', 'unknown'],
  'cut-after-mail': ['unknown', 'unavailable'],
  'silent-after-mail': ['unknown', 'unavailable'],
  'mumbles-after-mail': ['unknown'],
  'speaks-another-language': ['unavailable'],
  greylists: ['unavailable'],
  'refuses-recipients': ['rejected'],
  'refuses-mail': ['rejected'],
}
const faultNames = Object.keys(allowed) as (keyof typeof allowed)[]

channelContract(
  'email',
  async () => {
    const peer = await startFaultySmtp()
    const channel = channelTo(peer.url, { timeoutMs: 2_000 })
    const fault = (name: keyof typeof allowed): Fault => ({
      name,
      allowed: allowed[name],
      start: () => {
        peer.fault = name
        if (name === 'silent' || name === 'busy') peer.dropConnections()
      },
      stop: () => {
        peer.fault = 'none'
      },
      ...(name.startsWith('silent') && { callOffAfterMs: 500 }),
    })
    return {
      channel,
      parcels: (count) => Promise.all(Array.from({ length: count }, () => mailParcel(channel))),
      reachable: { entity, recipient: makeParcel().recipient },
      unreachable: { entity, recipient: { type: 'addressee', name: 'Test' } },
      held: async () => peer.taken.map((mail) => keyOf(mail.from)),
      faults: faultNames.map(fault),
      close: () => peer.close(),
    }
  },
  'same-id',
  faultNames,
  { refuses: 'busy', hangs: 'silent', nonsense: 'speaks-another-language' },
)

describe('a hand-over by SMTP', () => {
  let peer: FaultySmtp
  let channel: Channel
  beforeAll(async () => {
    peer = await startFaultySmtp()
    channel = channelTo(peer.url)
  })
  afterAll(async () => {
    await channel.close()
    await peer.close()
  })
  const deliverOne = async (change = {}): Promise<Outcome | undefined> =>
    (await channel.deliver([await mailParcel(channel, change)], never))[0]
  const during = async (fault: SmtpFault, signal = never): Promise<readonly [Outcome | undefined, number]> => {
    const parcel = await mailParcel(channel)
    peer.fault = fault
    const [outcome] = await channel.deliver([parcel], signal).finally(() => {
      peer.fault = 'none'
    })
    const copies = peer.taken.filter((mail) => keyOf(mail.from) === parcel.idempotencyKey).length
    return [outcome, copies]
  }

  test('sends the archived bytes, and asks for reports under a signed envelope sender', async () => {
    const parcel = await mailParcel(channel)
    await channel.deliver([parcel], never)
    const mail = peer.taken.at(-1)
    const archived = Buffer.from((await parcel.documents[0]?.open()) ?? [])
    expect(mail?.bytes.equals(archived)).toBe(true)
    expect(mail?.to).toBe('jan.geheim@mx.test')
    expect(mail?.from).toMatch(/^bounce\+[0-9a-z]{26}-1-[0-9a-f]{16}@uitpost\.test$/)
    expect(mail?.dsn).toEqual({ envid: tokens.write(parcel), ret: 'HDRS', notify: 'SUCCESS,FAILURE,DELAY' })
  })

  test.each([
    ['unknown@mx.test', { kind: 'rejected', reason: 'unknown-recipient', detail: '550 5.1.1' }],
    ['old-style@mx.test', { kind: 'rejected', reason: 'unknown-recipient', detail: '550' }],
    ['full@mx.test', { kind: 'rejected', reason: 'mailbox-full', detail: '552 5.2.2' }],
    ['blocked@mx.test', { kind: 'rejected', reason: 'policy', detail: '554 5.7.1' }],
    ['later@mx.test', { kind: 'unavailable', detail: '450 4.2.0', patient: true, retryAfterMs: 60_000 }],
    ['a@mx.test, b@mx.test', { kind: 'rejected', reason: 'address-refused', detail: 'not an address' }],
    ['a@mx.test>\r\nRCPT TO:<b@mx.test', { kind: 'rejected', reason: 'address-refused', detail: 'not an address' }],
  ])('to %j: %j', async (email, outcome) => {
    expect(await deliverOne(to(email))).toEqual(outcome)
  })

  test('one recipient that is refused does not affect the others, and the answers stay in order', async () => {
    const parcels = await Promise.all(
      ['a', 'unknown', 'b', 'later', 'full', 'c'].map((name) => mailParcel(channel, to(`${name}@mx.test`))),
    )
    const outcomes = await channel.deliver(parcels, never)
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'accepted',
      'rejected',
      'accepted',
      'unavailable',
      'rejected',
      'accepted',
    ])
  })

  test('a cut after the mail was taken is unknown, and one copy was sent', async () => {
    expect(await during('cut-after-mail')).toEqual([{ kind: 'unknown', detail: 'ECONNECTION' }, 1])
  })

  test('a server that falls silent after the mail: unknown once the hand-over is aborted', async () => {
    const calledOff = new AbortController()
    const before = peer.taken.length
    const outcome = during('silent-after-mail', calledOff.signal)
    await vi.waitUntil(() => peer.taken.length > before, { timeout: 10_000 })
    calledOff.abort()
    expect(await outcome).toEqual([{ kind: 'unknown', detail: 'EABORT' }, 1])
  })

  test('an answer that is neither yes nor no, after the mail: unknown, and one copy was sent', async () => {
    expect(await during('mumbles-after-mail')).toEqual([{ kind: 'unknown', detail: '399' }, 1])
  })

  test('a cut before the mail was sent is known: the mail did not arrive', async () => {
    const [outcome, copies] = await during('cut-at-recipient')
    expect([outcome?.kind, copies]).toEqual(['unavailable', 0])
  })

  test('a remote server that offers no TLS gets nothing, unless the setting says so', async () => {
    // All of 127.0.0.0/8 is this machine; the channel takes only the usual name for it.
    const elsewhere = await startFaultySmtp('127.0.0.2')
    const outcomeBy = async (url: string): Promise<string | undefined> => {
      const own = channelTo(url)
      const [outcome] = await own.deliver([await mailParcel(own)], never)
      await own.close()
      return outcome?.kind
    }
    expect(await outcomeBy(elsewhere.url)).toBe('unavailable')
    expect(elsewhere.taken).toEqual([])
    expect(await outcomeBy(`${elsewhere.url}?requireTLS=false`)).toBe('accepted')
    await elsewhere.close()
  })

  test('stopped, it finishes the mails that are under way and begins no other', async () => {
    const own = channelTo(`${peer.url}?connections=1`)
    const halt = new AbortController()
    const parcels = await Promise.all(Array.from({ length: 5 }, () => mailParcel(own)))
    const [first] = parcels
    const opened = first?.documents[0]
    if (first === undefined || opened === undefined) throw new Error('A parcel for email holds a mail')
    const halting = {
      ...first,
      documents: [
        {
          ...opened,
          open: async () => {
            halt.abort()
            return opened.open()
          },
        },
      ],
    }
    const before = peer.taken.length
    const outcomes = await own.deliver([halting, ...parcels.slice(1)], never, halt.signal)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'not-begun', 'not-begun', 'not-begun', 'not-begun'])
    expect(peer.taken).toHaveLength(before + 1)
    await own.close()
  })

  test('a server that cannot be reached is tried once for a whole chunk, not once for each mail', async () => {
    const away = channelTo('smtp://127.0.0.1:1?connections=1')
    const parcels = await Promise.all(Array.from({ length: 20 }, () => mailParcel(away)))
    const outcomes = await away.deliver(parcels, never)
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set([JSON.stringify({ kind: 'unavailable', detail: 'ECONNREFUSED' })]),
    )
    await away.close()
  })

  test('a domain is not given more mails at a time than was set', async () => {
    const parcels = await Promise.all(
      Array.from({ length: 24 }, (_, i) => mailParcel(channel, to(`load${i}@${i < 20 ? 'large' : 'small'}.test`))),
    )
    const outcomes = await channel.deliver(parcels, never)
    expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
    expect(peer.busiest.get('large.test')).toBeLessThanOrEqual(3)
  })

  test('a mail that cannot be read from the archive is unreadable, and does not lose the outcome of the others', async () => {
    const sound = await mailParcel(channel)
    const gone = {
      ...makeDocument('x', { kind: 'email', mediaType: 'message/rfc822' }),
      open: () => Promise.reject(new Error('The pack is gone')),
    }
    const outcomes = await channel.deliver([makeParcel({ documents: [gone] }), sound], never)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unreadable', 'accepted'])
  })
})
