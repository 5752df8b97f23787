import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { refuseBrokenRequests } from '../../api/http/broken-request.ts'
import { goodLetter } from '../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../support/hub/open-test-api.ts'
import { overSocket } from '../support/hub/over-socket.ts'
import { afterFile } from '../support/process/after-file.ts'

// `POST /v1/messages` is served without express, every other request with it. Here the same bytes are sent to both.

let api: TestApi
let secure: TestApi
let tax: TestEntity
let operator: string
beforeAll(async () => {
  api = await openTestApi({ rateLimits: true })
  secure = await openTestApi({ rateLimits: true, publicUrl: 'https://uitpost.example' }, api)
  tax = await api.newEntity('OVO000001')
  operator = await api.newKey(null, ['hub:operate'])
})

/** The port of a server that serves everything with express. */
async function portOfExpress({ api: { app } }: TestApi): Promise<number> {
  const server = createServer(app)
  refuseBrokenRequests(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterFile(() => void server.close())
  return (server.address() as AddressInfo).port
}

const varying = (answer: string) =>
  answer
    .replace(/^Date: .*$/im, 'Date: now')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'request')
    .replaceAll(/msg_[0-9a-z]{26}/g, 'message')
    .replace(/^Retry-After: \d+$/m, 'Retry-After: soon')

const good = JSON.stringify(goodLetter())
const letter = (body: string, headers: Record<string, string> = {}) => {
  const all = {
    Host: 'x',
    Authorization: `Bearer ${tax.live}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': 'k',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...headers,
  }
  const lines = Object.entries(all).filter(([, value]) => value !== '')
  return `POST /v1/messages HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
}

const requests: readonly [what: string, status: number, request: () => string][] = [
  ['a letter', 202, () => letter(good, { 'Idempotency-Key': crypto.randomUUID() })],
  ['a trace id', 202, () => letter(good, { 'Idempotency-Key': crypto.randomUUID(), 'BelGov-Trace-Id': 'abc-1' })],
  [
    'a trace id that is none',
    202,
    () => letter(good, { 'Idempotency-Key': crypto.randomUUID(), 'BelGov-Trace-Id': '<x>' }),
  ],
  [
    'a request with Expect',
    202,
    () => letter(good, { 'Idempotency-Key': crypto.randomUUID(), Expect: '100-continue' }),
  ],
  ['faults of the shape and of values', 400, () => letter(good.replace('"citizen"', '"nobody"').replace('9000', 'x'))],
  ['a name twice', 400, () => letter(good.replace(/}$/, ',"reference":"x"}'))],
  ['no JSON', 400, () => letter('{')],
  ['no body', 400, () => letter('', { 'Content-Length': '0' })],
  ['half of a surrogate pair', 400, () => letter(good.replace('Kerkstraat', '\\ud800'))],
  ['no idempotency key', 400, () => letter(good, { 'Idempotency-Key': '' })],
  ['a body that is too large', 413, () => letter(' '.repeat(300_000))],
  ['gzip', 415, () => letter(good, { 'Content-Encoding': 'gzip' })],
  ['a form', 415, () => letter('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' })],
  ['no credentials', 401, () => letter(good, { Authorization: '' })],
  ['an unknown key', 401, () => letter(good, { Authorization: `Bearer uitpost_live_${'x'.repeat(43)}` })],
  ['a cookie that is no session', 401, () => letter(good, { Authorization: '', Cookie: '__Host-staff=x; staff=x' })],
  ['a key without the permission', 403, () => letter(good, { Authorization: `Bearer ${operator}` })],
  ['another version of HTTP', 505, () => letter(good).replace('HTTP/1.1', 'HTTP/3.9')],
  [
    'chunks',
    202,
    () => {
      const head = letter('', {
        'Idempotency-Key': crypto.randomUUID(),
        'Content-Length': '',
        'Transfer-Encoding': 'chunked',
      })
      return `${head}${Buffer.byteLength(good).toString(16)}\r\n${good}\r\n0\r\n\r\n`
    },
  ],
]

describe.each([
  ['over http', () => api],
  ['behind a proxy with https', () => secure],
])('without express and with it, %s, the answer is the same', (_where, of) => {
  let express = 0
  beforeAll(async () => {
    express = await portOfExpress(of())
  })

  test.each(requests)('to %s', async (_what, status, request) => {
    const direct = await overSocket(of().port, request())
    const usual = await overSocket(express, request())
    expect(varying(direct)).toBe(varying(usual))
    if (status !== 505) expect(direct.replace(/^HTTP\/1.1 100 Continue\r\n\r\n/, '')).toContain(`HTTP/1.1 ${status} `)
  })

  test('to one who guesses keys: one limit for both, by the address that the proxy gave', async () => {
    const guess = (port: number, from: string) =>
      overSocket(port, letter(good, { Authorization: 'Bearer guess', 'X-Forwarded-For': from }))
    const ports = [of().port, express]
    for (let sent = 0; sent < 60; sent += 1) await guess(ports[sent % 2] ?? 0, '192.0.2.1')
    const [direct, usual] = [await guess(ports[0] ?? 0, '192.0.2.1'), await guess(ports[1] ?? 0, '192.0.2.1')]
    expect(direct).toContain('HTTP/1.1 429 ')
    expect(varying(direct)).toBe(varying(usual))
    const others = await Promise.all(ports.map((port) => guess(port, '192.0.2.2')))
    const status = of() === secure ? 401 : 429
    for (const each of others) expect(each).toContain(`HTTP/1.1 ${status} `)
  })

  test('in the log and in the figures', async () => {
    const linesOf = async (port: number) => {
      const before = of().logLines.length
      await overSocket(port, letter(good))
      await expect.poll(() => of().logLines.length).toBe(before + 1)
      const { requestId, time, ms, ...line } = JSON.parse(of().logLines[before] ?? '') as Record<string, unknown>
      expect([typeof requestId, typeof time, typeof ms]).toEqual(['string', 'number', 'number'])
      return line
    }
    expect(await linesOf(of().port)).toEqual(await linesOf(express))
  })
})
