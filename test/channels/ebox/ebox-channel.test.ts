import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { expect, test } from 'vitest'
import { idempotencyKeyOf } from '../../../channels/ebox/adapter/publish-letter.ts'
import { refusals } from '../../../channels/ebox/adapter/refusals.ts'
import { findPublications } from '../../../channels/ebox/store/publications.ts'
import { saveSenders } from '../../../channels/ebox/store/senders.ts'
import type { Channel, Outcome, Parcel } from '../../../channels/port.ts'
import type { EboxExchange, EboxFault } from '../../../cli/trial/ebox/ebox-stand-in.ts'
import { makeSelfSigned } from '../../../cli/trial/ebox/self-signed-certificate.ts'
import { newId } from '../../../core/words/id.ts'
import { testInsz } from '../../../seeds/people.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { channelContract, type Fault } from '../channel-contract.ts'
import { entity, keyring, makeDocument, makeParcel } from '../make-parcel.ts'
import { connect, openEboxHouse, senders } from './ebox-house.ts'

const { database } = await cloneDatabase()
const clock = new ManualClock('2026-11-24T10:00:00Z')
const jan = '53480200724'
const never = new AbortController().signal
const house = await openEboxHouse(
  clock,
  new Map([
    [jan, { consent: true, opened: true }],
    ['0566988259', { consent: true, opened: true }],
    ['0406798006', { consent: true, opened: false }],
  ]),
)
const { standIn, settings } = house
await connect(database, entity)
const channel = house.channelOver(database, keyring)
const keys = new Map<string, string>()

function letter(change: Partial<Parcel> = {}): Parcel {
  const parcel = makeParcel(change)
  keys.set(idempotencyKeyOf(parcel), parcel.idempotencyKey)
  return parcel
}
const toCitizen = (insz: string): Parcel => letter({ recipient: { type: 'citizen', name: 'Jan Geheim', insz } })
const only = async (parcel: Parcel, over: Channel = channel): Promise<Outcome | undefined> =>
  (await over.deliver([parcel], never))[0]
async function during<T>(fault: EboxFault['does'], work: () => Promise<T>, path = /ebox\/messages$/): Promise<T> {
  standIn.fault = { path, does: fault }
  try {
    return await work()
  } finally {
    standIn.fault = undefined
  }
}
/** The exchanges of the stand-in while something is done. */
async function exchangesOf(work: () => Promise<unknown>): Promise<EboxExchange[]> {
  const seen: EboxExchange[] = []
  standIn.seen = (exchange) => seen.push(exchange)
  await work()
  standIn.seen = () => undefined
  return seen
}

const faults: Readonly<Record<string, { does: EboxFault['does']; path?: RegExp; callOffAfterMs?: number }>> = {
  'cut before it acted': { does: { kind: 'cuts', when: 'before' } },
  'cut after it acted': { does: { kind: 'cuts', when: 'after' } },
  'cut in its answer': { does: { kind: 'cuts', when: 'in-answer' } },
  'slower than the time limit': { does: { kind: 'waits', ms: 1_500 } },
  'silent until the lease ends': { does: { kind: 'waits', ms: 800 }, callOffAfterMs: 200 },
  'broken inside': { does: { kind: 'answers', answer: { status: 500, text: '<html>oops</html>' } } },
  'in maintenance': { does: { kind: 'answers', answer: { status: 503, json: {}, headers: { 'retry-after': '7' } } } },
  'too busy': { does: { kind: 'answers', answer: { status: 429, json: {} } } },
  'too large for a proxy': { does: { kind: 'answers', answer: { status: 502, text: '' } } },
  'of another type': {
    does: { kind: 'answers', answer: { status: 201, json: ['published'], headers: { 'content-type': 'text/html' } } },
  },
  'a redirection': {
    does: { kind: 'answers', answer: { status: 302, json: {}, headers: { location: 'http://127.0.0.1:1/' } } },
  },
  'no longer JSON': { does: { kind: 'answers', answer: { status: 201, text: 'published' } } },
  'a proxy that says yes': { does: { kind: 'answers', answer: { status: 200, text: '<html>sign in</html>' } } },
  'without tokens': { path: /token$/, does: { kind: 'answers', answer: { status: 503, json: {} } } },
}

channelContract(
  'ebox',
  async () => ({
    channel: house.channelOver(database, keyring),
    parcels: async (count) => {
      // A token that is kept would hide a token server that is away; keys change with each hand-over in this suite.
      clock.advance(600_000)
      return Array.from({ length: count }, () => letter())
    },
    reachable: { entity, recipient: makeParcel().recipient },
    unreachable: { entity, recipient: { type: 'addressee', name: 'Test', email: 'test@mx.test' } },
    held: async () => standIn.letters.map(({ once = '' }) => keys.get(once.split(' ').at(-1) ?? '') ?? ''),
    faults: Object.entries(faults).map(
      ([name, { does, path = /ebox\/messages$/, callOffAfterMs }]): Fault => ({
        name,
        allowed: ['unavailable', 'unknown'],
        start: () => {
          standIn.fault = { path, does }
        },
        stop: () => {
          standIn.fault = undefined
        },
        ...(callOffAfterMs !== undefined && { callOffAfterMs }),
      }),
    ),
    close: async () => {},
  }),
  'one',
  Object.keys(faults),
  {
    refuses: 'in maintenance',
    hangs: 'silent until the lease ends',
    nonsense: 'no longer JSON',
  },
)

test('what is published has a reference of the eBox and says until when it is kept', async () => {
  const outcome = await only(letter())
  const kept = standIn.letters.at(-1)
  expect(outcome).toEqual({
    kind: 'accepted',
    providerReference: kept?.messageId,
    also: 'delivered',
    availableUntil: new Date(kept?.expiresAt ?? ''),
  })
  expect(kept?.message.sender.enterpriseNumber).toBe(senders[0].organization)
})

test('a recipient who never opened the eBox is the next step of the route, also when it is handed over again', async () => {
  const parcel = letter({ recipient: { type: 'enterprise', name: 'Nv', enterpriseNumber: '0406798006' } })
  const rejected = { kind: 'rejected', reason: 'no-digital-user', detail: 'NO_DIGITAL_USER' }
  expect(await only(parcel)).toEqual(rejected)
  const before = standIn.letters.length
  expect(await only(parcel)).toEqual(rejected)
  expect(standIn.letters.length).toBe(before)
})

test('killed between the publication and our note of it: one letter in the eBox, accepted by its key', async () => {
  const parcel = letter()
  // A process that ends after the eBox acted has written nothing.
  const dying = house.channelOver(
    {
      hub: { query: async () => Promise.reject(new Error('killed')) } as never,
      asHub: async () => Promise.reject(new Error('killed')),
    },
    keyring,
  )
  const first = during({ kind: 'cuts', when: 'after' }, () => only(parcel))
  expect(await first).toMatchObject({ kind: 'unknown' })
  await expect(dying.deliver([parcel], never)).rejects.toThrow('killed')
  expect(await only(parcel)).toMatchObject({
    kind: 'accepted',
    providerReference: `idempotency-key:${idempotencyKeyOf(parcel)}`,
  })
  expect(standIn.letters.filter(({ once }) => once?.endsWith(idempotencyKeyOf(parcel)))).toHaveLength(1)
  expect((await findPublications(database.hub, [parcel])).of(parcel)?.messageId).toBeUndefined()
})

test('a token that the eBox forgot is renewed once, and a client without right waits', async () => {
  expect(await only(letter())).toMatchObject({ kind: 'accepted' })
  standIn.forgetTokens()
  expect(await only(letter())).toMatchObject({ kind: 'accepted' })
  const unauthorized = { kind: 'answers', answer: { status: 401, json: { code: 'UNAUTHORIZED' } } } as const
  expect(await during(unauthorized, () => only(letter()))).toEqual({ kind: 'unavailable', detail: 'token-refused' })
})

test('one token serves many letters, and a renewed key is used without a restart', async () => {
  clock.advance(600_000)
  const seen = await exchangesOf(() => channel.deliver([letter(), letter(), letter()], never))
  expect(seen.filter(({ path }) => path.endsWith('/token'))).toHaveLength(1)
  expect(seen.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(3)

  const original = readFileSync(house.keyFile, 'utf8')
  writeFileSync(house.keyFile, makeSelfSigned('other', new Date('2026-01-01T00:00:00Z')).key)
  clock.advance(600_000)
  expect(await only(letter())).toEqual({ kind: 'unavailable', detail: 'key-and-certificate-differ' })
  writeFileSync(house.keyFile, original)
  expect(await only(letter())).toMatchObject({ kind: 'accepted' })
})

test('a certificate that ended is named, and no request leaves', async () => {
  const later = house.channelOver(database, keyring)
  const certificate = readFileSync(house.certificateFile, 'utf8')
  const key = readFileSync(house.keyFile, 'utf8')
  const short = makeSelfSigned('short', new Date('2026-01-01T00:00:00Z'), 30)
  writeFileSync(house.keyFile, short.key)
  writeFileSync(house.certificateFile, short.certificate)
  const seen = await exchangesOf(async () =>
    expect(await only(letter(), later)).toEqual({ kind: 'unavailable', detail: 'certificate-expired' }),
  )
  writeFileSync(house.keyFile, key)
  writeFileSync(house.certificateFile, certificate)
  expect(seen).toEqual([])
})

test.each([
  [890, 'rejected', 'invalid-recipient'],
  [891, 'rejected', 'no-main-content'],
  [892, 'rejected', 'too-many-main-contents'],
  [893, 'rejected', 'sender-not-authorised'],
  [894, 'rejected', 'several-languages'],
  [895, 'unavailable', 'digest-differs'],
  [896, 'unavailable', 'scope-missing'],
  [897, 'unavailable', 'address-of-service'],
  [898, 'unavailable', '500'],
  [899, 'unavailable', '503'],
])('the refusal of serial %i is %s: %s', async (serial, kind, detail) => {
  expect(await only(toCitizen(testInsz('800101', serial)))).toMatchObject({ kind, detail })
})

test('every refusal of the table is found by its own answer', async () => {
  for (const { status, code = 'SOMETHING', says, outcome } of refusals) {
    const message = says?.source.replaceAll('\\', '') ?? 'text'
    const answer = { status, json: { id: crypto.randomUUID(), code, message } }
    expect(await during({ kind: 'answers', answer }, () => only(letter())), `${status} ${code}`).toEqual(outcome)
  }
})

test.each([
  ['that refuses the client', 401, { error: 'invalid_client' }, 'token-refused'],
  ['that refuses the scope', 400, { error: 'invalid_scope' }, 'token-refused'],
  ['that refuses the grant', 400, { error: 'unsupported_grant_type' }, 'token-refused'],
  ['that forbids', 403, { error: 'access_denied' }, 'token-unreadable'],
  ['that is busy', 429, {}, 'token-server-away'],
  ['that is broken', 500, {}, 'token-server-away'],
  ['that gives no token', 200, { token_type: 'Bearer' }, 'token-unreadable'],
  ['that gives a token that is no header', 200, { access_token: 'a\r\nb' }, 'token-unreadable'],
  ['that answers a list', 200, [], 'token-unreadable'],
  ['that sends elsewhere', 302, {}, 'token-unreadable'],
])('a token server %s leaves letters waiting, and none is published', async (_name, status, json, detail) => {
  clock.advance(600_000)
  const before = standIn.letters.length
  const answer = { kind: 'answers', answer: { status, json } } as const
  expect(await during(answer, () => only(letter()), /token$/)).toEqual({ kind: 'unavailable', detail })
  expect(standIn.letters.length).toBe(before)
  expect(await only(letter())).toMatchObject({ kind: 'accepted' })
})

test.each(['before', 'after', 'in-answer'] as const)(
  'a token server that cuts %s leaves letters waiting, not unknown',
  async (when) => {
    clock.advance(600_000)
    expect(await during({ kind: 'cuts', when }, () => only(letter()), /token$/)).toEqual({
      kind: 'unavailable',
      detail: 'token-server-away',
    })
  },
)

test.each([
  ['with its id', { messageId: 'b7d1' }, 'b7d1'],
  ['without an id', { id: 'x', code: 'CONFLICT', message: 'This Idempotency-Key was used before' }, undefined],
  ['with text', undefined, undefined],
])('409 %s is a letter that is there', async (_name, json, reference) => {
  const parcel = letter()
  const answer = json === undefined ? { status: 409, text: 'Conflict' } : { status: 409, json }
  expect(await during({ kind: 'answers', answer }, () => only(parcel))).toEqual({
    kind: 'accepted',
    providerReference: reference ?? `idempotency-key:${idempotencyKeyOf(parcel)}`,
    also: 'delivered',
  })
})

test('413 from a proxy, in HTML, is too large, and moves the route on', async () => {
  const answer = { kind: 'answers', answer: { status: 413, text: '<html>Request Entity Too Large</html>' } } as const
  expect(await during(answer, () => only(letter()))).toEqual({
    kind: 'rejected',
    reason: 'too-large',
    detail: 'too-large',
  })
})

test('429 says how long to wait, as seconds or as a date, and never longer than an hour', async () => {
  const busy = async (wait: string) => {
    const answer = { status: 429, json: {}, headers: { 'retry-after': wait } }
    const outcome = await during({ kind: 'answers', answer }, () => only(letter()))
    return outcome?.kind === 'unavailable' ? outcome.retryAfterMs : outcome
  }
  expect(await busy('12')).toBe(12_000)
  expect(await busy(new Date(clock.now().getTime() + 60_000).toUTCString())).toBe(60_000)
  expect(await busy('999999')).toBe(3_600_000)
  expect(await busy('soon')).toBeUndefined()
})

test('a server that does not speak TLS, or with a certificate of no known issuer, has not received the letter', async () => {
  const over = (url: string) => house.channelOver(database, keyring, { url: url.replace('http:', 'https:') })
  expect(await only(letter(), over(settings.url))).toMatchObject({ kind: 'unavailable' })
  const { key, certificate } = makeSelfSigned('localhost', new Date('2026-01-01T00:00:00Z'))
  const strange = createServer({ key, cert: certificate }, (_request, response) => response.end('{}'))
  strange.listen(0, '127.0.0.1')
  await once(strange, 'listening')
  const { port } = strange.address() as { port: number }
  expect(await only(letter(), over(`http://127.0.0.1:${port}`))).toEqual({
    kind: 'unavailable',
    detail: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/),
  })
  strange.close()
})

test('the eBox says how long to wait', async () => {
  const busy = { kind: 'answers', answer: { status: 503, json: {}, headers: { 'retry-after': '7' } } } as const
  expect(await during(busy, () => only(letter()))).toEqual({ kind: 'unavailable', detail: '503', retryAfterMs: 7_000 })
})

test('an entity that is not connected, has no decision or writes to a person without number cannot use the eBox', async () => {
  const other = newId('entity', clock.now())
  const undecided = newId('entity', clock.now())
  await connect(database, undecided, { decided: false })
  const { recipient } = makeParcel()
  expect(
    await channel.reach([
      { entity: other, recipient },
      { entity: undecided, recipient },
      { entity, recipient: { type: 'addressee', name: 'X' } },
    ]),
  ).toEqual([
    { kind: 'no', reason: 'not-connected' },
    { kind: 'no', reason: 'decision-missing' },
    { kind: 'no', reason: 'no-number' },
  ])
  expect(await only(letter({ entity: undecided }))).toEqual({
    kind: 'rejected',
    reason: 'policy',
    detail: 'ebox-decision-missing',
  })
})

test('a class with an entry of its own is published as that', async () => {
  const classy = newId('entity', clock.now())
  await connect(database, classy)
  const own = { ...senders[0], class: 'payment', messageType: 'UITPOST_PAYMENT' }
  await database.asEntity(classy, (tx) => saveSenders(tx, classy, [...senders, own]))
  expect(await only(letter({ entity: classy, messageClass: 'information' }))).toMatchObject({ kind: 'accepted' })
  // The stand-in knows no such message type.
  expect(await only(letter({ entity: classy, messageClass: 'payment' }))).toMatchObject({
    detail: 'sender-not-authorised',
  })
})

test('documents that cannot be read leave the letter waiting, and its neighbours leave', async () => {
  const broken = { ...makeDocument('%PDF-1.7 brief'), open: async () => Promise.reject(new Error('gone')) }
  const outcomes = await channel.deliver([letter({ documents: [broken] }), letter()], never)
  expect(outcomes.map(({ kind }) => kind)).toEqual(['unavailable', 'accepted'])
})

test('a paused channel finishes what it sends and begins nothing further', async () => {
  const halt = AbortSignal.abort()
  expect(await channel.deliver([letter(), letter()], never, halt)).toEqual([
    { kind: 'not-begun' },
    { kind: 'not-begun' },
  ])
})

test('letters are in transfer at the same time, up to the setting: fifty a second at 100 ms need five', async () => {
  standIn.latencyMs = 100
  let atOnce = 0
  let most = 0
  const counting = Array.from({ length: 40 }, () => {
    const document = makeDocument('%PDF-1.7 brief')
    return letter({
      documents: [
        {
          ...document,
          open: async () => {
            atOnce += 1
            most = Math.max(most, atOnce)
            return document.open()
          },
        },
      ],
    })
  })
  standIn.seen = () => {
    atOnce -= 1
  }
  const outcomes = await channel.deliver(counting, never)
  standIn.seen = () => undefined
  standIn.latencyMs = 0
  expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
  expect(most).toBe(house.settings.concurrency)
  expect(most).toBeGreaterThanOrEqual(5)
})
