import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DnsAnswer, DnsReader } from '../../../../channels/email/adapter/sender-domain/dns-reader.ts'
import { evaluateSpf } from '../../../../channels/email/adapter/sender-domain/evaluate-spf.ts'
import { expandMacros } from '../../../../channels/email/adapter/sender-domain/spf-macros.ts'
import { readSpfRecord } from '../../../../channels/email/adapter/sender-domain/spf-record.ts'
import type { Zone } from '../../../support/dns/open-dns-server.ts'

/** The evaluation is a function of the answers of DNS: these are read from a table. */
function readerOf(zone: Zone): DnsReader {
  const answer = <Value>(name: string, values: readonly Value[] | undefined): DnsAnswer<Value> => {
    if (zone[name]?.fails !== undefined) return { kind: 'away', code: 'ESERVFAIL' }
    return values === undefined || values.length === 0 ? { kind: 'none' } : { kind: 'found', values }
  }
  return {
    txt: async (name) => answer(name, zone[name]?.TXT),
    mx: async (name) =>
      answer(
        name,
        zone[name]?.MX?.map(([preference, host]) => ({ preference, host })),
      ),
    addresses: async (name) => answer(name, [...(zone[name]?.A ?? []), ...(zone[name]?.AAAA ?? [])]),
  }
}
const spf = (record: string, ip: string, more: Zone = {}) =>
  evaluateSpf(
    { ip, domain: 'stad.example', sender: 'bounce@stad.example' },
    readerOf({ 'stad.example': { TXT: [record] }, ...more }),
  )

describe('the result of a record (RFC 7208)', () => {
  test.each([
    ['v=spf1 ip4:192.0.2.0/28 -all', '192.0.2.10', 'pass'],
    ['v=spf1 ip4:192.0.2.0/28 -all', '192.0.2.16', 'fail'],
    ['v=spf1 ip4:192.0.2.0/28 ~all', '192.0.2.16', 'softfail'],
    ['v=spf1 ip4:192.0.2.0/28', '192.0.2.16', 'neutral'],
    ['v=spf1 ip6:2001:db8::/32 -all', '2001:db8:1::5', 'pass'],
    ['v=spf1 ip6:2001:db8::/32 -all', '192.0.2.1', 'fail'],
    ['v=spf1 a:mail.stad.example/24 -all', '198.51.100.77', 'pass'],
    ['v=spf1 mx -all', '198.51.100.9', 'pass'],
    ['v=spf1 include:dienst.example -all', '203.0.113.4', 'pass'],
    ['v=spf1 include:dienst.example ~all', '203.0.113.5', 'softfail'],
    ['v=spf1 redirect=dienst.example', '203.0.113.5', 'fail'],
    ['v=spf1 exists:%{ir}.%{v}.lijst.example -all', '192.0.2.7', 'pass'],
    ['v=spf1 ?ip4:192.0.2.7 -all', '192.0.2.7', 'neutral'],
    ['V=SPF1 IP4:192.0.2.7 -ALL', '192.0.2.7', 'pass'],
    ['v=spf1 -all unknown=1', '192.0.2.7', 'fail'],
    ['v=spf10 ip4:192.0.2.7', '192.0.2.7', 'none'],
    ['v=spf1 include:weg.example -all', '192.0.2.7', 'permerror'],
    ['v=spf1 ip4:192.0.2.300 -all', '192.0.2.7', 'permerror'],
    ['v=spf1 foo:bar -all', '192.0.2.7', 'permerror'],
    ['v=spf1 a/33 -all', '192.0.2.7', 'permerror'],
  ] as const)('%s of %s is %s', async (record, ip, result) => {
    const zone: Zone = {
      'mail.stad.example': { A: ['198.51.100.1'] },
      'stad.example': { TXT: [record], MX: [[10, 'mx.stad.example']] },
      'mx.stad.example': { A: ['198.51.100.9'] },
      'dienst.example': { TXT: ['anything', 'v=spf1 ip4:203.0.113.4 -all'] },
      '7.2.0.192.in-addr.lijst.example': { A: ['127.0.0.2'] },
    }
    expect((await spf(record, ip, zone)).result).toBe(result)
  })

  test('ten terms with a look-up are evaluated, and the eleventh refuses the record; a loop ends', async () => {
    const chain = (length: number): Zone =>
      Object.fromEntries(
        Array.from({ length }, (_, n) => [`n${n}.example`, { TXT: [`v=spf1 include:n${n + 1}.example -all`] }]),
      )
    const end: Zone = { 'n9.example': { TXT: ['v=spf1 ip4:192.0.2.1 -all'] } }
    const ten = await spf('v=spf1 include:n0.example -all', '192.0.2.1', { ...chain(9), ...end })
    expect(ten).toMatchObject({ result: 'pass', lookups: 10 })
    const loop = await spf('v=spf1 include:stad.example -all', '192.0.2.1')
    expect(loop).toMatchObject({ result: 'permerror', because: { code: 'too-many-lookups' } })
  })

  test('more than two look-ups without an answer, and more than ten servers of one mx, refuse the record', async () => {
    const empty = await spf('v=spf1 a:x1.example a:x2.example a:x3.example -all', '192.0.2.1')
    expect(empty).toMatchObject({ result: 'permerror', because: { code: 'void-lookups' } })
    const many = Array.from({ length: 11 }, (_, n) => [n, `mx${n}.example`] as const)
    const servers = await spf('v=spf1 mx:veel.example -all', '192.0.2.1', { 'veel.example': { MX: many } })
    expect(servers.result).toBe('permerror')
  })

  test('two records are none; a server that fails says nothing', async () => {
    const two = await spf('', '192.0.2.1', { 'stad.example': { TXT: ['v=spf1 -all', 'v=spf1 +all'] } })
    expect(two).toMatchObject({ result: 'permerror', because: { code: 'several' } })
    const fails = await spf('', '192.0.2.1', { 'stad.example': { fails: 'SERVFAIL' } })
    expect(fails).toMatchObject({ result: 'temperror', because: { code: 'dns-away' } })
  })
})

// The examples of RFC 7208, 7.4.
test.each([
  ['%{s}', 'strong-bad@email.example.com'],
  ['%{o}', 'email.example.com'],
  ['%{d1}', 'com'],
  ['%{dr}', 'com.example.email'],
  ['%{d2r}', 'example.email'],
  ['%{l-}', 'strong.bad'],
  ['%{l1r-}', 'strong'],
  ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
  ['a%%b%_c%-', 'a%b c%20'],
])('the macro %s', (text, expanded) => {
  const subject = { ip: '192.0.2.3', domain: 'email.example.com', sender: 'strong-bad@email.example.com' }
  expect(expandMacros(text, subject)).toBe(expanded)
})

test('an IPv6 address is written nibble by nibble', () => {
  const subject = { ip: '2001:db8::cb01', domain: 'd.example', sender: 'a@d.example' }
  expect(expandMacros('%{ir}.%{v}', subject)).toBe(
    '1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6',
  )
})

test('any text of DNS is read or refused, never an exception, and the number of look-ups is bounded', async () => {
  const term = fc.oneof(
    fc.constantFrom(
      'all',
      '-all',
      'a',
      'mx',
      'ptr',
      'include:stad.example',
      'redirect=stad.example',
      'exists:%{d}',
      'ip4:1.2.3.4/8',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom('%', '{', '}', 'd', 'r', '/', ':', '.', '9', '='), maxLength: 20 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(term, { maxLength: 15 }), async (terms) => {
      const record = ['v=spf1', ...terms].join(' ')
      readSpfRecord(record)
      const { lookups } = await spf(record, '192.0.2.1')
      expect(lookups).toBeLessThanOrEqual(11)
    }),
    { numRuns: 100 },
  )
})
