import { expect, test } from 'vitest'
import { idempotencyKeyOf } from '../../../channels/ebox/adapter/publish-letter.ts'
import { refusals } from '../../../channels/ebox/adapter/refusals.ts'
import { findPublications } from '../../../channels/ebox/store/publications.ts'
import { saveSenders } from '../../../channels/ebox/store/senders.ts'
import type { Parcel } from '../../../channels/port.ts'
import type { EboxFault } from '../../../cli/trial/ebox/ebox-stand-in.ts'
import { newId } from '../../../core/words/id.ts'
import { testInsz } from '../../../seeds/people.ts'
import { channelContract, type Fault } from '../channel-contract.ts'
import { entity, keyring, makeDocument, makeParcel } from '../make-parcel.ts'
import { connect, senders } from './ebox-house.ts'
import { openEboxLetters } from './ebox-letters.ts'

const { database, clock, house, standIn, channel, keys, letter, only, during } = await openEboxLetters()
const toCitizen = (insz: string): Parcel => letter({ recipient: { type: 'citizen', name: 'Jan Geheim', insz } })
const never = new AbortController().signal

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
  ['with its id', { messageId: 'b7d1' }, 'b7d1'],
  ['without an id', { id: 'x', code: 'CONFLICT', message: 'This Idempotency-Key was used before' }, undefined],
])('409 %s is a letter that is there', async (_name, json, reference) => {
  const parcel = letter()
  const answer = { status: 409, json }
  expect(await during({ kind: 'answers', answer }, () => only(parcel))).toEqual({
    kind: 'accepted',
    providerReference: reference ?? `idempotency-key:${idempotencyKeyOf(parcel)}`,
    also: 'delivered',
  })
})

test.each([
  ['409 in HTML', { status: 409, text: '<html>Conflict</html>' }, { kind: 'unknown', detail: 'answer-unreadable' }],
  [
    '400 in HTML',
    { status: 400, text: '<html>Bad Request</html>' },
    { kind: 'unavailable', detail: 'answer-of-proxy' },
  ],
  ['422 of a gateway', { status: 422, json: { message: 'no' } }, { kind: 'unavailable', detail: 'answer-of-proxy' }],
  [
    '400 with a problem of the federal guide',
    { status: 400, json: { type: 'urn:problem-type:belgif:badRequest', title: 'Bad Request' } },
    { kind: 'rejected', reason: 'content-refused', detail: 'other-invalid-input' },
  ],
] as const)('%s: a server before the eBox moves no letter to another channel', async (_name, answer, outcome) => {
  expect(await during({ kind: 'answers', answer }, () => only(letter()))).toEqual(outcome)
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

test('documents that cannot be read are no failure of the eBox, and its neighbours leave', async () => {
  const broken = { ...makeDocument('%PDF-1.7 brief'), open: async () => Promise.reject(new Error('gone')) }
  const outcomes = await channel.deliver([letter({ documents: [broken] }), letter()], never)
  expect(outcomes.map(({ kind }) => kind)).toEqual(['unreadable', 'accepted'])
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
