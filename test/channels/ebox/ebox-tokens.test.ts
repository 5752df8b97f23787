import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { expect, test } from 'vitest'
import { makeSelfSigned } from '../../../cli/trial/ebox/self-signed-certificate.ts'
import { keyring } from '../make-parcel.ts'
import { openEboxLetters } from './ebox-letters.ts'

const { database, clock, house, standIn, channel, letter, only, during, exchangesOf } = await openEboxLetters()
const { settings } = house
const never = new AbortController().signal

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

test('a client that is refused because its clock differs is recognised by the date of the answer', async () => {
  clock.advance(600_000)
  const refused = (seconds: number) => {
    const date = new Date(clock.now().getTime() + seconds * 1_000).toUTCString()
    const answer = { status: 401, json: { error: 'invalid_client' }, headers: { date } }
    return during({ kind: 'answers', answer }, () => only(letter()), /token$/)
  }
  expect(await refused(-90)).toEqual({ kind: 'unavailable', detail: 'clock-differs' })
  expect(await refused(90)).toEqual({ kind: 'unavailable', detail: 'clock-differs' })
  expect(await refused(30)).toEqual({ kind: 'unavailable', detail: 'token-refused' })
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
