import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type MailRelays, openMailRelays } from '../../../channels/email/adapter/relays/mail-relays.ts'
import { parseRelays, RelaysRefused } from '../../../channels/email/adapter/relays/relay-settings.ts'
import type { Mail } from '../../../channels/email/adapter/relays/smtp-session.ts'
import { startMailRelay } from '../../support/faulty/mail-relay.ts'
import { clock, never } from './mail-parcels.ts'

const first = await startMailRelay()
const second = await startMailRelay()
let relays: MailRelays
let changes: string[]
beforeEach(() => {
  changes = []
  for (const each of [first, second]) Object.assign(each, { answers: {}, hold: false, taken: [], connections: 0 })
})
afterEach(() => relays.close())
afterAll(() => Promise.all([first.close(), second.close()]))

const open = (urls: string, readUrls?: () => Promise<string>): MailRelays => {
  relays = openMailRelays({
    urls,
    ...(readUrls !== undefined && { readUrls }),
    timeoutMs: 3_000,
    now: () => clock.now(),
    waits: { firstMs: 20, maxMs: 40 },
    onChange: (relay, what) => changes.push(`${relay} ${what}`),
  })
  return relays
}
const mailTo = (recipient: string, more: Partial<Mail> = {}): Mail => ({
  envelopeSender: 'bounce+a@uitpost.test',
  recipient,
  envelopeId: 'a',
  bytes: Buffer.from('Subject: a\r\n\r\nb\r\n'),
  ...more,
})
const send = (recipient = 'jan@mx.test', more: Partial<Mail> = {}) => relays.send(mailTo(recipient, more), never)
const sendMany = (count: number) => Promise.all(Array.from({ length: count }, () => send()))
const counts = (): number[] => [first.taken.length, second.taken.length]

describe('which relay takes a mail', () => {
  test('the one of the first priority, and the next while that does not answer; it is checked and comes back', async () => {
    open(`${first.url}?priority=1 ${second.url}?priority=2`)
    await sendMany(5)
    expect(counts()).toEqual([5, 0])
    await first.stop()
    expect((await sendMany(5)).map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'taken'))
    expect(counts()).toEqual([5, 5])
    expect(relays.report().map(({ state, taken }) => [state, taken])).toEqual([
      ['aside', 5],
      ['up', 5],
    ])
    await first.start()
    await vi.waitUntil(() => relays.report()[0]?.state === 'up', { timeout: 10_000 })
    await send()
    expect(counts()).toEqual([6, 5])
    expect(changes[0]).toMatch(/set aside: E[A-Z]+$/)
    expect(changes.at(-1)).toBe(`${first.name} works again`)
  })

  test('relays of one priority share the mails by weight', async () => {
    open(`${first.url}?weight=3 ${second.url}`)
    for (let sent = 0; sent < 40; sent++) await send()
    expect(counts()).toEqual([30, 10])
  })

  test.each([
    ['connect', '421 4.3.2 too busy'],
    ['sender', '421 4.3.2 shutting down'],
    ['sender', '550 5.7.1 not for you'],
    ['sender', '452 4.3.1 no space'],
    ['recipient', '421 4.3.2 shutting down'],
  ] as const)('one that answers at %s: %s is set aside, and the other takes the mail, once', async (stage, answer) => {
    open(`${first.url}?priority=1 ${second.url}?priority=2`)
    first.answers = { [stage]: answer }
    expect(await send()).toEqual({ kind: 'taken' })
    expect(counts()).toEqual([0, 1])
    expect(relays.report()[0]?.failures).toBeGreaterThanOrEqual(1)
    expect(relays.report()[0]?.lastFailure).toBe(answer.slice(0, 9))
  })

  test.each([
    ['recipient', '550 5.1.1 unknown', { outcome: { kind: 'rejected' } }],
    ['recipient', '450 4.7.1 Greylisted', { outcome: { kind: 'unavailable', patient: true, retryAfterMs: 300_000 } }],
    ['recipient', '450 4.2.1 busy', { outcome: { kind: 'unavailable', patient: true } }],
    ['mail', '421 4.7.28 unusual rate of mail', { outcome: { patient: true }, slowDown: true }],
    ['recipient', '451 4.7.500 Server busy', { outcome: { patient: true }, slowDown: true }],
    ['mail', '554 5.6.0 not this', { outcome: { kind: 'rejected' } }],
  ] as const)('an answer about the mail at %s, %s, is no fault of the relay', async (stage, answer, sent) => {
    open(`${first.url}?priority=1 ${second.url}?priority=2`)
    first.answers = { [stage]: answer }
    expect(await send()).toMatchObject(sent)
    expect(counts()).toEqual([0, 0])
    expect(relays.report()[0]?.state).toBe('up')
  })

  test.each([
    ['recipient', '450 4.7.1 Client host rejected: cannot find your hostname'],
    ['recipient', '451 4.3.0 Temporary lookup failure'],
    ['mail', '451 4.3.0 queue file write error'],
  ] as const)('at %s, %s says that the relay has a fault: no patience', async (stage, answer) => {
    open(first.url)
    first.answers = { [stage]: answer }
    const sent = await send()
    expect(sent).toMatchObject({ kind: 'failed', outcome: { kind: 'unavailable' } })
    expect(sent).not.toHaveProperty('outcome.patient')
  })

  test('a mail whose answer is lost goes to no other relay: the outcome is unknown', async () => {
    open(`${first.url}?priority=1 ${second.url}?priority=2`)
    first.hold = true
    const sent = send()
    await vi.waitUntil(() => first.connections > 0)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await first.stop()
    expect(await sent).toMatchObject({ kind: 'failed', outcome: { kind: 'unknown' }, serverIsAway: false })
    expect(counts()).toEqual([0, 0])
    // Mails behind it take the other.
    expect(relays.report()[0]?.failures).toBeGreaterThanOrEqual(1)
    first.go()
    await first.start()
  })

  test('when none answers, one is tried and the mail waits', async () => {
    open(`${first.url}?priority=1 ${second.url}?priority=2`)
    for (const each of [first, second]) each.answers = { connect: '421 4.3.2 too busy' }
    expect(await send()).toMatchObject({ serverIsAway: true, outcome: { kind: 'unavailable', detail: '421 4.3.2' } })
    // All are set aside now; only the one that comes back first is tried.
    const before = first.connections + second.connections
    await send()
    expect(first.connections + second.connections - before).toBeLessThanOrEqual(2)
  })

  test('a connection that the relay closed while it was idle costs no mail', async () => {
    open(first.url)
    await send()
    await first.stop()
    await first.start()
    expect(await send()).toEqual({ kind: 'taken' })
    expect(relays.report()[0]).toMatchObject({ state: 'up', failed: 0 })
  })
})

test('a changed setting is used for the next mails; one that cannot be read changes nothing', async () => {
  let urls = first.url
  const started = performance.now()
  const passing = vi.spyOn(performance, 'now')
  let later = 0
  passing.mockImplementation(() => started + later)
  try {
    open(urls, async () => urls)
    await send()
    urls = `${second.url}?connections=2`
    await send()
    later += 31_000
    await send()
    urls = 'smtp://127.0.0.1?unknown=1'
    later += 31_000
    await send()
    expect(counts()).toEqual([2, 2])
    expect(changes).toEqual(['SMTP_URL cannot be read; the relays stay as they are'])
    expect(relays.capacity()).toBe(2)
  } finally {
    passing.mockRestore()
  }
})

describe('addresses outside ASCII (SMTPUTF8)', () => {
  test('leave over a relay that offers it, with the domain in ASCII, and over no other', async () => {
    const without = await startMailRelay({ hides: ['SMTPUTF8'] })
    open(`${without.url}?priority=1 ${first.url}?priority=2`)
    expect(await send('jöhn@xn--mller-kva.example')).toEqual({ kind: 'taken' })
    expect(first.taken[0]).toMatchObject({ recipient: 'jöhn@müller.example', smtpUtf8: true })
    expect(await send('jan@xn--mller-kva.example')).toEqual({ kind: 'taken' })
    expect([without.taken.length, first.taken.length]).toEqual([1, 1])
    expect(relays.report().map(({ state, offersSmtpUtf8 }) => [state, offersSmtpUtf8])).toEqual([
      ['up', false],
      ['up', true],
    ])
    // The relay that could take it does not answer: the mail waits for it.
    first.answers = { connect: '421 4.3.2 too busy' }
    await first.stop()
    expect(await send('jöhn@mx.test')).toMatchObject({ outcome: { kind: 'unavailable' } })
    await first.start()
    await without.close()
  })

  test('are refused clearly where no relay offers it, and no byte is sent', async () => {
    const without = await startMailRelay({ hides: ['SMTPUTF8'] })
    open(without.url)
    expect(await send('jöhn@mx.test')).toMatchObject({
      outcome: { kind: 'rejected', reason: 'address-refused', detail: 'SMTPUTF8 not offered' },
      serverIsAway: false,
    })
    expect(await send('jan@mx.test')).toEqual({ kind: 'taken' })
    await without.close()
  })
})

describe('encryption', () => {
  test('a relay that must encrypt gets nothing in the clear, and a certificate of no issuer is not accepted', async () => {
    const encrypting = await startMailRelay({ tls: true, password: 'secret' })
    open(`${first.url}?tls=require`)
    expect(await send()).toMatchObject({ serverIsAway: true, outcome: { kind: 'unavailable' } })
    expect(counts()).toEqual([0, 0])
    open(`${encrypting.url}?tls=require`)
    expect(await send()).toMatchObject({ serverIsAway: true, outcome: { kind: 'unavailable' } })
    open(`${encrypting.url}?tls=require&minTls=TLSv1.3&tls.rejectUnauthorized=false`)
    expect(await send()).toEqual({ kind: 'taken' })
    expect(encrypting.taken).toMatchObject([{ wasEncrypted: true, user: 'hub' }])
    await encrypting.close()
  })

  test('REQUIRETLS goes with confidential letters where the setting says so, and not where the relay lacks it', async () => {
    const able = await startMailRelay({ tls: true })
    const policy = 'requireTlsOnward=confidential'
    open(`${able.url}?tls.rejectUnauthorized=false&${policy}`)
    await send('jan@mx.test', { confidential: true })
    await send('jan@mx.test')
    expect(able.taken.map(({ requireTls }) => requireTls)).toEqual([true, false])
    open(`${first.url}?${policy}`)
    expect(await send('jan@mx.test', { confidential: true })).toMatchObject({ outcome: { detail: 'EREQUIRETLS' } })
    expect(await send('jan@mx.test')).toEqual({ kind: 'taken' })
    await able.close()
  })

  test('a wrong password sets the relay aside: another may take the mail', async () => {
    const locked = await startMailRelay({ password: 'right' })
    open(`${locked.url.replace('right', 'wrong')}?priority=1 ${second.url}?priority=2`)
    expect(await send()).toEqual({ kind: 'taken' })
    expect(counts()).toEqual([0, 1])
    await locked.close()
  })
})

test.each([
  ['', 'at least one URL'],
  ['http://a.test', 'expected smtp://'],
  ['smtp://a.test smtp://a.test:587', 'named twice'],
  ['smtp://a.test?wieght=2', 'no parameter wieght'],
  ['smtp://a.test?weight=0', 'weight is a whole number'],
  ['smtp://a.test?tls=maybe', 'tls is one of'],
])('the setting %j is refused', (text, words) => {
  relays = open(first.url)
  expect(() => parseRelays(text)).toThrow(RelaysRefused)
  expect(() => parseRelays(text)).toThrow(words)
})

test('a relay elsewhere must encrypt, and no password is in its name', () => {
  relays = open(first.url)
  const [remote, here, older] = parseRelays(
    'smtp://u:p%40ss@relay.test smtp://127.0.0.1:25 smtps://[2001:db8::1]?requireTLS=false',
  )
  expect(remote).toMatchObject({
    name: 'relay.test:587',
    tls: 'require',
    user: 'u',
    password: 'p@ss',
    minTls: 'TLSv1.2',
  })
  expect(here).toMatchObject({ name: '127.0.0.1:25', tls: 'opportunistic' })
  expect(older).toMatchObject({ name: '[2001:db8::1]:465', tls: 'opportunistic', implicitTls: true })
})
