import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../api/routes.ts'
import { goodLetter, postLetter } from '../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../support/hub/open-test-api.ts'
import { overSocket } from '../support/hub/over-socket.ts'

let api: TestApi
let tax: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
})

/** Posts exactly these bytes as a letter. */
const post = (raw: string | Uint8Array, headers: Record<string, string> = {}) =>
  api.call('/v1/messages', {
    method: 'POST',
    key: tax.live,
    raw: raw as string,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
  })
const good = JSON.stringify(goodLetter())
/** The good letter with its reference written as this piece of JSON. */
const withReference = (json: string) => good.replace('"reference":"OMV-2026-0042"', `"reference":${json}`)
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

describe('a body that is not good JSON', () => {
  test.each<[string, string | Uint8Array, string, string]>([
    ['is cut off', good.slice(0, -5), 'UP-1002', ''],
    ['is empty text', ' ', 'UP-1002', ''],
    ['is a list', '[]', 'UP-1001', ''],
    ['is a number', '1', 'UP-1001', ''],
    ['is null', 'null', 'UP-1001', ''],
    ['has text after its end', `${good} x`, 'UP-1002', ''],
    ['has a comma too many', good.replace(/}$/, ',}'), 'UP-1002', ''],
    ['has single quotes', good.replaceAll('"', "'"), 'UP-1002', ''],
    ['begins with a byte order mark and is no UTF-8', Uint8Array.of(0xff, 0xfe, 0x7b), 'UP-1002', ''],
    ['is nested 21 deep', good.replace('"data":', `"data":${deep(21)},"x":`), 'UP-1002', ''],
    ['holds NUL', withReference('"a\\u0000b"'), 'UP-1001', '/reference'],
    ['holds half a character', withReference('"\\ud800"'), 'UP-1001', '/reference'],
    ['holds the other half', withReference('"\\udc00x"'), 'UP-1001', '/reference'],
    ['has a raw control character', withReference('"a\tb"'), 'UP-1002', ''],
    ['has a name twice', good.replace(/}$/, ',"reference":"x"}'), 'UP-1002', '/reference'],
    [
      'has a name twice further down',
      good.replace('"dossier":', '"dossier":"x","dossier":'),
      'UP-1002',
      '/data/dossier',
    ],
    ['would change a prototype', good.replace(/}$/, ',"__proto__":{"admin":true}}'), 'UP-1001', '/__proto__'],
    ['has a number that would be rounded', good.replace('125.5', '9007199254740993'), 'UP-1001', '/data/bedrag'],
    ['has a number beyond all bounds', good.replace('125.5', '1e999'), 'UP-1001', '/data/bedrag'],
  ])('%s', async (_what, raw, code, pointer) => {
    const { status, json } = await post(raw)
    expect([status, json.code]).toEqual([400, code])
    if (pointer !== '') expect(json.issues.map((each: { pointer: string }) => each.pointer)).toContain(pointer)
  })

  test('NUL and lone surrogates are UP-2106 in every place, also in a name', async () => {
    const { json } = await post(good.replace('"dossier":', '"a\\u0000":1,"dossier":').replace('Kerkstraat', '\\ud800'))
    const found = json.issues.filter((each: { code: string }) => each.code === 'UP-2106')
    expect(found.map((each: { pointer: string }) => each.pointer)).toEqual(
      expect.arrayContaining(['/data/a\ufffd', '/recipient/address/street']),
    )
  })

  test('is refused also when it comes in pieces and is cut off', async () => {
    const head = `POST /v1/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tax.live}\r\nContent-Type: application/json\r\nIdempotency-Key: cut-off\r\nConnection: close\r\n`
    await overSocket(api.port, `${head}Content-Length: ${good.length}\r\n\r\n${good.slice(0, 100)}`, { end: true })
    expect((await postLetter(api, tax.live, goodLetter(), 'cut-off')).headers.get('idempotency-replayed')).toBeNull()
  })
})

describe('a body of another kind', () => {
  test.each<[string, string | Uint8Array, Record<string, string>, number, string]>([
    ['gzip', gzipSync(good), { 'content-encoding': 'gzip' }, 415, 'UP-1415'],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UP-1415'],
    ['plain text', good, { 'content-type': 'text/plain' }, 415, 'UP-1415'],
    ['another character set', good, { 'content-type': 'application/json; charset=iso-8859-1' }, 415, 'UP-1415'],
    ['UTF-16', Buffer.from(good, 'utf16le'), {}, 400, 'UP-1002'],
    ['Windows-1252', Buffer.from(good.replace('Gent', 'Gént'), 'latin1'), {}, 400, 'UP-1002'],
    ['more than 256 kB', good.replace('OMV', 'x'.repeat(257 * 1024)), {}, 413, 'UP-1413'],
    ['ten megabytes', Buffer.alloc(10 * 1024 * 1024, 0x20), {}, 413, 'UP-1413'],
  ])('%s', async (_what, raw, headers, status, code) => {
    const refused = await post(raw, headers)
    expect([refused.status, refused.json.code]).toEqual([status, code])
  })

  test('without Content-Type', async () => {
    const answer = await overSocket(
      api.port,
      `POST /v1/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tax.live}\r\nIdempotency-Key: k\r\nConnection: close\r\nContent-Length: ${good.length}\r\n\r\n${good}`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 415/)
  })

  test('ten megabytes in pieces, without a Content-Length', async () => {
    const piece = `10000\r\n${' '.repeat(0x10000)}\r\n`
    const head = `POST /v1/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tax.live}\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`
    expect(await overSocket(api.port, `${head}${piece.repeat(160)}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413/)
  })
})

describe('a request that matches no route', () => {
  test.each<[string, string, string, number, string]>([
    ['another method', 'DELETE', '/v1/messages', 405, 'UP-1405'],
    ['an unknown method', 'PATCH', '/v1/messages/msg_x', 405, 'UP-1405'],
    ['a path that is not there', 'GET', '/v1/nothing', 404, 'UP-1404'],
    ['a path in capitals', 'GET', '/V1/Messages', 404, 'UP-1404'],
    ['a path that cannot be decoded', 'GET', '/v1/messages/%ff', 404, 'UP-1404'],
    ['an id that is too long', 'GET', `/v1/messages/msg_${'0'.repeat(200)}`, 404, 'UP-1404'],
    ['an id of another kind', 'GET', '/v1/messages/ent_00000000000000000000000000', 404, 'UP-1404'],
    ['a parameter twice', 'GET', '/v1/messages?limit=1&limit=2', 400, 'UP-1001'],
    ['a parameter that is no number', 'GET', '/v1/messages?limit=many', 400, 'UP-1001'],
    ['NUL in a parameter', 'GET', '/v1/messages?reference=a%00b', 400, 'UP-1001'],
    ['an unknown status', 'GET', '/v1/messages?status=lost', 400, 'UP-1001'],
  ])('%s', async (_what, method, path, status, code) => {
    const refused = await api.call(path, { method, key: tax.live })
    expect([refused.status, refused.json.code]).toEqual([status, code])
    expect(refused.headers.get('uitpost-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    if (status === 405) expect(refused.headers.get('allow')).toContain('GET, HEAD')
  })

  test.each([
    ['no key', undefined],
    ['an unknown key', `uitpost_live_${'x'.repeat(43)}`],
    ['something else', 'Basic abc'],
    ['a key with a line break', 'uitpost_live_\u00e9'],
  ])('%s', async (_what, key) => {
    const refused = await api.call(
      '/v1/messages',
      key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } },
    )
    expect([refused.status, refused.json.code]).toEqual([401, 'UP-1101'])
    expect(refused.headers.get('www-authenticate')).toContain('Bearer')
  })

  test('the trace id of the caller comes back, if it is one', async () => {
    const traced = async (id: string) =>
      (await api.call('/health/live', { headers: { 'belgov-trace-id': id } })).headers.get('belgov-trace-id')
    expect(await traced('abc-123')).toBe('abc-123')
    expect(await traced('<script>')).toBeNull()
  })
})

describe('a body of null', () => {
  test('is a value and not an absent body, wherever the body may be absent', async () => {
    const optional = routes.filter(({ operation }) => operation.bodyOptional === true)
    expect(optional.length).toBeGreaterThan(5)
    const operator = await api.newKey(null, ['hub:operate'])
    for (const { path, access, method } of optional) {
      const answer = await api.call(path.replaceAll(/\{\w+\}/g, '1'), {
        method: method.toUpperCase(),
        key: [access].flat().some((each) => each === 'hub:operate') ? operator : tax.live,
        raw: 'null',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'uitpost-purpose': 'a test' },
      })
      expect([path, [400, 404].includes(answer.status)]).toEqual([path, true])
    }
    const posted = await postLetter(api, tax.live, { ...goodLetter(), hold: true })
    for (const what of ['cancel', 'hold', 'release']) {
      const refused = await api.call(`/v1/messages/${posted.json.id}/${what}`, {
        method: 'POST',
        key: tax.live,
        raw: 'null',
        headers: { 'content-type': 'application/json' },
      })
      expect([what, refused.status, refused.json.code]).toEqual([what, 400, 'UP-1001'])
    }
  })
})

describe('a request target in absolute form', () => {
  const ask = (target: string, more = '') =>
    overSocket(api.port, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}\r\n`)
  test('is read for its path and query', async () => {
    expect(await ask('http://anywhere.example/health/live')).toMatch(/^HTTP\/1\.1 200/)
    expect(await ask('HTTP://anywhere.example:8080/health/live?a=1')).toMatch(/^HTTP\/1\.1 400/)
  })
  test.each([
    'http://a:99999/health/live',
    'http://a:99999/auth/staff/login',
    'http://[::/health/live',
    'http:///health/live',
    'ftp://a/health/live',
    'a:99999',
    '*',
    '//a:99999/health/live',
    '/health/live?x=http://a:99999',
    '/health/live#?%',
    '/auth/staff/callback?state=%zz&code=%',
    '/v1/messages?reference=%E0%A4%A',
  ])('is never an internal error: %s', async (target) => {
    for (const more of ['', `Authorization: Bearer ${tax.live}\r\n`])
      expect(await ask(target, more)).toMatch(/^HTTP\/1\.1 [234]/)
  })
})

describe('whatever is sent, it is never an internal error', () => {
  const key = fc.string({ unit: 'binary', maxLength: 12 })
  const anything = fc.anything({
    key,
    values: [fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)],
  })
  const mutated = fc
    .record({ path: fc.constantFrom(...pathsOf(goodLetter())), value: anything })
    .map(({ path, value }) => replaced(goodLetter(), path, value))

  test('a letter in which a value was replaced by any other', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (body) => {
        const { status, json } = await postLetter(api, tax.live, body)
        expect(status).toBeLessThan(500)
        if (status >= 400) expect(json.code).toMatch(/^UP-\d{4}$/)
      }),
      { numRuns: 300 },
    )
  }, 120_000)

  test('any body, to every operation that takes one', async () => {
    const operator = await api.newKey(null, ['hub:operate'])
    const citizen = await api.signIn('citizen', { insz: '53480200724' })
    for (const route of routes.filter(({ operation }) => operation.body !== undefined)) {
      const path = route.path.replaceAll(/\{\w+\}/g, 'x')
      await fc.assert(
        fc.asyncProperty(anything, async (body) => {
          const { status } = await api.call(path, {
            method: route.method.toUpperCase(),
            ...(route.access === 'citizen'
              ? { as: citizen }
              : { key: route.access === 'hub:operate' ? operator : tax.live }),
            raw: JSON.stringify(body) ?? 'null',
            headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          })
          expect(status).toBeLessThan(500)
        }),
        { numRuns: 15 },
      )
    }
  }, 120_000)

  test('any query, to every operation', async () => {
    for (const route of routes.filter(({ method, operation }) => method === 'get' && operation.query !== undefined)) {
      const names = Object.keys(route.operation.query?.shape ?? {})
      const query = fc.dictionary(fc.constantFrom(...names, 'other'), fc.string({ unit: 'binary', maxLength: 30 }))
      await fc.assert(
        fc.asyncProperty(query, async (given) => {
          const search = new URLSearchParams(given).toString()
          const { status } = await api.call(`${route.path.replaceAll(/\{\w+\}/g, 'x')}?${search}`, {
            key: tax.live,
            redirect: 'manual',
          })
          expect(status).toBeLessThan(500)
        }),
        { numRuns: 15 },
      )
    }
  }, 120_000)
})

/** JSON pointers of every member, as lists of names. */
function pathsOf(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...at]]
  const below = Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...at, name]))
  return at.length === 0 ? below : [[...at], ...below]
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by
  const members = value as Record<string, unknown>
  return { ...members, [name]: replaced(members[name], rest, by) }
}

describe('a request that is not HTTP as it is written down', () => {
  const head = (...lines: string[]) => ['GET /v1/messages HTTP/1.1', ...lines, 'Connection: close', '', ''].join('\r\n')
  const body = (...lines: string[]) => head('Host: hub', ...lines).replace('GET', 'POST')
  test.each<[string, string, number, string]>([
    ['a method in small letters', head('Host: hub').replace('GET', 'get'), 400, 'UP-1001'],
    ['no host', head(), 400, 'UP-1001'],
    ['two hosts', head('Host: hub', 'Host: other'), 400, 'UP-1001'],
    ['a host with a user', head('Host: user@hub'), 400, 'UP-1001'],
    ['two keys', head('Host: hub', 'Authorization: Bearer a', 'Authorization: Bearer b'), 400, 'UP-1001'],
    ['a control character in a header', head('Host: hub', 'X-A: a\u0001b'), 400, 'UP-1001'],
    ['two lengths', `${body('Content-Length: 2', 'Content-Length: 3')}{}`, 400, 'UP-1001'],
    ['a length and chunks', `${body('Content-Length: 2', 'Transfer-Encoding: chunked')}{}`, 400, 'UP-1001'],
    ['a chunk without size', `${body('Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`, 400, 'UP-1001'],
    ['headers of 20 kB', head('Host: hub', `X-A: ${'a'.repeat(20_000)}`), 431, 'UP-3088'],
    ['bytes of another protocol', '\u0016\u0003\u0001\u0002', 400, 'UP-1001'],
  ])('%s', async (_what, bytes, status, code) => {
    const answer = await overSocket(api.port, bytes)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} .*content-type: application/problem\\+json`, 'is'))
    expect(answer).toContain(`"code":"${code}"`)
  })

  test('an expectation that is not known is ignored, and one host of any form is taken', async () => {
    for (const line of ['Expect: 200-maybe', 'Expect: 100-continue', 'X-A: b'])
      expect(await overSocket(api.port, head('Host: [::1]:8080', line))).toContain('"code":"UP-1101"')
  })
})

test.each([['1e2'], ['0x10'], ['5.0'], ['%205'], ['+5'], ['007'], ['']])(
  'a limit of a list is digits, and not %s',
  async (limit) => {
    const { status, json } = await api.call(`/v1/messages?limit=${limit}`, { key: tax.live })
    expect([status, json.issues[0].pointer]).toEqual([400, 'limit'])
  },
)

test('a query that is not UTF-8 is refused', async () => {
  const { status, json } = await api.call('/v1/messages?reference=%ED%A0%80', { key: tax.live })
  expect([status, json.issues[0].code]).toEqual([400, 'UP-2106'])
})

test('an address where nothing is shows people a page in their language, and programs a problem', async () => {
  const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
  for (const [asked, language] of [
    ['fr-BE,fr;q=0.9', 'fr'],
    ['de', 'de'],
    ['es', 'nl'],
  ] as const) {
    const page = await api.call('/nowhere', { headers: { ...browser, 'accept-language': asked } })
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(String(page.bytes)).toContain(`<html lang="${language}">`)
  }
  expect((await api.call('/nowhere')).json.code).toBe('UP-1404')
  expect((await api.call('/v1/nowhere', { headers: browser })).json.code).toBe('UP-1404')
})
