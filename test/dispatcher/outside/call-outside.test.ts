import type { LookupAddress } from 'node:dns'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openOutsideCaller } from '../../../dispatcher/outside/call-outside.ts'
import { createPublicLookup, isPublicAddress } from '../../../dispatcher/outside/public-address.ts'
import { targetFault } from '../../../dispatcher/outside/target.ts'

const usual = { method: 'POST', headers: {}, body: '{}', timeoutMs: 2_000, maxAnswerBytes: 100 } as const

/** A caller whose resolver gives the answers of an attacker, and a server on loopback that must not be reached. */
async function withLyingResolver(
  answers: readonly LookupAddress[][],
  work: (port: number, call: Call) => Promise<void>,
) {
  let reached = 0
  const server = createServer((_, response) => {
    reached += 1
    response.end()
  })
  server.on('connection', () => {
    reached += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let asked = 0
  const lookup = createPublicLookup((_, __, done) => done(null, answers[Math.min(asked++, answers.length - 1)] ?? []))
  const outside = openOutsideCaller({ allowPrivate: false, lookup })
  try {
    await work((server.address() as AddressInfo).port, async (url) => {
      const answer = await outside.call({ ...usual, url })
      return answer.kind === 'failed' ? answer.reason : String(answer.status)
    })
    expect(reached).toBe(0)
  } finally {
    outside.close()
    await new Promise((resolve) => server.close(resolve))
  }
}
type Call = (url: string) => Promise<string>
const v4 = (address: string): LookupAddress => ({ address, family: 4 })
const v6 = (address: string): LookupAddress => ({ address, family: 6 })

test.each([
  ['loopback', [v4('127.0.0.1')]],
  ['the metadata service of a cloud', [v4('169.254.169.254')]],
  ['a private address', [v4('10.0.0.1')]],
  ['a private address behind a public one', [v4('193.191.1.1'), v4('127.0.0.1')]],
  ['loopback as IPv4 within IPv6', [v6('::ffff:127.0.0.1')]],
  ['loopback as NAT64', [v6('64:ff9b::7f00:1')]],
  ['a unique local address', [v6('fd00::1')]],
  ['the metadata service over IPv6', [v6('fd00:ec2::254')]],
  ['nothing', []],
])('a name that leads to %s is not called', async (_, addresses) => {
  await withLyingResolver([addresses], async (port, call) => {
    expect(await call(`https://receiver.example.org:${port}/`)).toBe('address-refused')
  })
})

test('a name is looked up at each call: one that turned private after it was accepted is not called', async () => {
  await withLyingResolver([[v4('127.0.0.1')], [v6('::1')]], async (port, call) => {
    const url = `https://receiver.example.org:${port}/`
    expect(targetFault(url, false)).toBeUndefined()
    expect([await call(url), await call(url)]).toEqual(['address-refused', 'address-refused'])
  })
})

test.each([
  ['http://receiver.example.org/', 'scheme'],
  ['ftp://receiver.example.org/', 'scheme'],
  ['https://user:secret@receiver.example.org/', 'credentials'],
  ['https://receiver.example.org:22/', 'port'],
  ['https://receiver.example.org:25/', 'port'],
  ['https://receiver.example.org:5432/', 'port'],
  ['https://receiver.example.org:8443/', undefined],
  ['https://receiver.example.org/', undefined],
  ['https://127.0.0.1/', 'address'],
  ['https://2130706433/', 'address'],
  ['https://0x7f.1/', 'address'],
  ['https://[::1]/', 'address'],
  ['https://[::ffff:169.254.169.254]/', 'address'],
  ['https://localhost/', 'address'],
  ['https://db.internal/', 'address'],
  ['not a url', 'no-url'],
])('%s: %s', (url, fault) => {
  expect(targetFault(url, false)).toBe(fault)
})

test('no writing of a private IPv4 address passes', () => {
  const octet = fc.integer({ min: 0, max: 255 })
  const inside = fc.oneof(
    fc.tuple(fc.constant(10), octet, octet, octet),
    fc.tuple(fc.constant(127), octet, octet, octet),
    fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
    fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
  )
  fc.assert(
    fc.property(inside, ([a, b, c, d]) => {
      const number = ((a * 256 + b) * 256 + c) * 256 + d
      const hosts = [
        `${a}.${b}.${c}.${d}`,
        String(number),
        `0x${number.toString(16)}`,
        `${a}.${b}.${c * 256 + d}`,
        `0${a.toString(8)}.${b}.${c}.${d}`,
        `[::ffff:${a}.${b}.${c}.${d}]`,
      ]
      for (const host of hosts) expect(targetFault(`https://${host}/`, false), host).toBe('address')
      expect(isPublicAddress(`::ffff:${a}.${b}.${c}.${d}`)).toBe(false)
    }),
  )
})

test('an answer that drips is cut off by the time limit of the whole call, and a long one is read in part', async () => {
  const server = createServer((request, response) => {
    response.writeHead(200)
    if (request.url === '/long') return response.end('x'.repeat(1_000_000))
    const drip = setInterval(() => response.write('x'), 50)
    response.on('close', () => clearInterval(drip))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const outside = openOutsideCaller({ allowPrivate: true })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    expect(await outside.call({ ...usual, timeoutMs: 300, url })).toMatchObject({ kind: 'failed', reason: 'no-answer' })
    const long = await outside.call({ ...usual, url: `${url}/long` })
    expect(long).toMatchObject({ kind: 'answered', isCut: true })
    expect(long.kind === 'answered' && long.text.length).toBe(100)
    expect(await outside.call({ ...usual, url: 'http://127.0.0.1:9/' })).toMatchObject({ reason: 'no-connection' })
    expect(await outside.call({ ...usual, url: 'https://nowhere.invalid/' })).toMatchObject({ reason: 'unknown-host' })
  } finally {
    outside.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})
