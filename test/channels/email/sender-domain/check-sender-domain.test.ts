import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dkimRecord } from '../../../../channels/email/adapter/dkim-keys.ts'
import { checkSenderDomain } from '../../../../channels/email/adapter/sender-domain/check-sender-domain.ts'
import type { SenderSetup } from '../../../../channels/email/adapter/sender-domain/sender-setup.ts'
import type { Finding } from '../../../../channels/email/store/sender-domain/finding.ts'
import { findingSentences, sentenceOf } from '../../../../channels/email/store/sender-domain/finding-sentences.ts'
import { makeSelfSigned } from '../../../../cli/trial/ebox/self-signed-certificate.ts'
import { type DnsServer, openDnsServer, type Zone } from '../../../support/dns/open-dns-server.ts'

const rsa = (modulusLength = 2_048): string =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const key = { domain: 'stad.example', selector: '2026b', privateKey: rsa() }
const next = { domain: 'stad.example', selector: '2027a', privateKey: rsa() }
const valueOf = (each: typeof key): string => dkimRecord(each).strings.join('')

const setup: SenderSetup = {
  domain: 'stad.example',
  returnDomain: 'bounce.stad.example',
  outgoing: ['192.0.2.10', 'out.stad.example'],
  keys: [{ ...key, signs: true }],
  returnHost: 'mx.stad.example',
  reportsTo: 'postmaster@stad.example',
  returnReportsTo: 'postmaster@stad.example',
}
const policy = 'version: STSv1\r\nmode: enforce\r\nmx: *.stad.example\r\nmax_age: 604800\r\n'
const sound: Zone = {
  'bounce.stad.example': {
    TXT: ['v=spf1 ip4:192.0.2.0/24 a:out.stad.example -all'],
    MX: [[10, 'mx.stad.example']],
  },
  'out.stad.example': { A: ['198.51.100.7'] },
  'mx.stad.example': { A: ['192.0.2.25'] },
  '2026b._domainkey.stad.example': { TXT: [valueOf(key)] },
  '_dmarc.stad.example': { TXT: ['v=DMARC1; p=reject; rua=mailto:dmarc@stad.example'] },
  '_mta-sts.bounce.stad.example': { TXT: ['v=STSv1; id=20261130;'] },
  'mta-sts.bounce.stad.example': { A: ['127.0.0.1'] },
  '_smtp._tls.bounce.stad.example': { TXT: ['v=TLSRPTv1; rua=mailto:tls@stad.example'] },
}

let dns: DnsServer
let answerPolicy: AnswerPolicy
const server = createServer((_request, response) => answerPolicy(response))
let policyServer: { readonly port: number; readonly ca: string }
beforeAll(async () => {
  dns = await openDnsServer()
  const { key: serverKey, certificate } = makeSelfSigned('mta-sts.bounce.stad.example', new Date('2026-01-01'))
  server.setSecureContext({ key: serverKey, cert: certificate })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  policyServer = { port: (server.address() as AddressInfo).port, ca: certificate }
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await dns.close()
})
type AnswerPolicy = (response: ServerResponse) => void
const answering =
  (status: number, headers: Readonly<Record<string, string>>, text = ''): AnswerPolicy =>
  (response) => {
    response.writeHead(status, headers)
    response.end(text)
  }
const plainText = (text: string): AnswerPolicy => answering(200, { 'Content-Type': 'text/plain; charset=utf-8' }, text)
beforeEach(() => {
  dns.publish(sound)
  answerPolicy = plainText(policy)
})

const check = (change: Partial<SenderSetup> = {}, zone: Zone = {}, timeoutMs = 20_000): Promise<Finding[]> => {
  dns.publish({ ...sound, ...zone })
  // Only a server that is silent is not waited for: any other answers, however busy the machine is.
  const isSilent = Object.values(zone).some(({ fails }) => fails === 'silent')
  return checkSenderDomain(
    { ...setup, ...change },
    { dns: { servers: [dns.address], timeoutMs: isSilent ? 300 : 5_000, tries: 1 }, policyServer, timeoutMs },
    new AbortController().signal,
  )
}
const codes = (findings: readonly Finding[]): string[] => findings.map(({ state, code }) => `${state} ${code}`)
const of = (findings: readonly Finding[], name: Finding['check']): Finding[] =>
  findings.filter((each) => each.check === name)

test('a domain whose records agree with how mail is sent is good in everything, with nothing to paste', async () => {
  const findings = await check()
  expect(codes(findings)).toEqual([
    'good spf-pass',
    'good dkim-good',
    'good dmarc-good',
    'good aligned-both',
    'good mx-good',
    'good sts-good',
    'good tls-reports-good',
  ])
  expect(findings.flatMap(({ records }) => records)).toEqual([])
})

describe('a fault names the record that repairs it: once pasted, the finding is good', () => {
  test.each([
    ['spf', 'bounce.stad.example', 'TXT', undefined, 'fault spf-missing'],
    ['spf', 'bounce.stad.example', 'TXT', 'v=spf1 a:out.stad.example ~all', 'fault spf-refused'],
    ['spf', 'bounce.stad.example', 'TXT', 'v=spf1 ip4:192.0.2.10 +all', 'fault spf-open'],
    ['spf', 'bounce.stad.example', 'TXT', 'v=spf1 ipv4:192.0.2.10 -all', 'fault spf-invalid'],
    ['spf', 'bounce.stad.example', 'TXT', 'v=spf1 a:out.stad.example -all ip4:192.0.2.10', 'fault spf-refused'],
    ['spf', 'bounce.stad.example', 'TXT', 'v=spf1 a:n1.test a:n2.test a:n3.test -all', 'fault spf-void-lookups'],
    ['dkim', '2026b._domainkey.stad.example', 'TXT', undefined, 'fault dkim-missing'],
    ['dkim', '2026b._domainkey.stad.example', 'TXT', 'v=DKIM1; p=', 'fault dkim-revoked'],
    ['dkim', '2026b._domainkey.stad.example', 'TXT', valueOf(next), 'fault dkim-differs'],
    ['dkim', '2026b._domainkey.stad.example', 'TXT', `${valueOf(key)}; t=y`, 'warning dkim-testing'],
    ['dkim', '2026b._domainkey.stad.example', 'TXT', `${valueOf(key)}; h=sha1`, 'fault dkim-restricted'],
    ['dkim', '2026b._domainkey.stad.example', 'TXT', 'hello', 'fault dkim-invalid'],
    ['dmarc', '_dmarc.stad.example', 'TXT', 'v=DMARC1; p=none; rua=mailto:a@stad.example', 'warning dmarc-observes'],
    [
      'dmarc',
      '_dmarc.stad.example',
      'TXT',
      'v=DMARC1; p=quarantine; pct=20; rua=mailto:a@stad.example',
      'warning dmarc-partial',
    ],
    ['dmarc', '_dmarc.stad.example', 'TXT', 'v=DMARC1; p=reject', 'warning dmarc-no-reports'],
    ['dmarc', '_dmarc.stad.example', 'TXT', 'v=DMARC1; p=reject; rua=a@stad.example', 'warning dmarc-no-reports'],
    ['mx', 'bounce.stad.example', 'MX', undefined, 'fault mx-missing'],
    ['mx', 'bounce.stad.example', 'MX', '.', 'fault mx-null'],
    ['mx', 'bounce.stad.example', 'MX', 'weg.stad.example', 'fault mx-no-address'],
    ['tls-rpt', '_smtp._tls.bounce.stad.example', 'TXT', undefined, 'warning tls-reports-missing'],
    ['tls-rpt', '_smtp._tls.bounce.stad.example', 'TXT', 'v=TLSRPTv1; rua=ftp:x', 'fault tls-reports-invalid'],
  ] as const)('%s at %s (%s): %s is %s', async (name, at, type, published, expected) => {
    const entry = {
      ...sound[at],
      [type]: published === undefined ? [] : type === 'MX' ? [[0, published] as const] : [published],
    }
    const [finding] = of(await check({}, { [at]: entry }), name)
    expect(codes(finding === undefined ? [] : [finding])).toEqual([expected])
    const record = finding?.records.find((each) => each.name === at)
    expect(record?.type).toBe(type)
    const value = (record?.value ?? '').startsWith('"')
      ? (record?.value ?? '').replace(/^"|"$|" "/g, '')
      : record?.value
    const [, host = ''] = /^10 (.*)\.$/.exec(value ?? '') ?? []
    const pasted = { ...sound[at], [type]: type === 'MX' ? [[10, host] as const] : [value ?? ''] }
    expect(codes(of(await check({}, { [at]: pasted }), name))).toEqual([expect.stringMatching(/^good /)])
  })

  test('without DMARC the first record observes, and the next one is stricter', async () => {
    const [missing] = of(await check({}, { '_dmarc.stad.example': {} }), 'dmarc')
    expect(missing).toMatchObject({ state: 'fault', code: 'dmarc-missing' })
    expect(missing?.records).toEqual([
      { name: '_dmarc.stad.example', type: 'TXT', value: 'v=DMARC1; p=none; rua=mailto:postmaster@stad.example' },
    ])
    const value = missing?.records[0]?.value ?? ''
    const [observes] = of(await check({}, { '_dmarc.stad.example': { TXT: [value] } }), 'dmarc')
    expect(observes?.code).toBe('dmarc-observes')
    expect(observes?.records[0]?.value).toBe('v=DMARC1; p=quarantine; rua=mailto:postmaster@stad.example')
  })
})

describe('DKIM in a rotation', () => {
  test('a key that does not sign yet is a warning until it is published; then it can sign', async () => {
    const keys = [
      { ...key, signs: true },
      { ...next, signs: false },
    ]
    const before = of(await check({ keys }), 'dkim')
    expect(codes(before)).toEqual(['good dkim-good', 'warning dkim-next-missing'])
    const value = before[1]?.records[0]?.value ?? ''
    expect(value.match(/"[^"]{1,255}"/g)).toHaveLength(2)
    const zone = { '2027a._domainkey.stad.example': { TXT: [valueOf(next)] } }
    expect(codes(of(await check({ keys }, zone), 'dkim'))).toEqual(['good dkim-good', 'good dkim-next-good'])
  })

  test('a hub that does not sign says so; a folder without a key that signs is a fault', async () => {
    const findings = await check({ keys: 'none' })
    expect(codes(of(findings, 'dkim'))).toEqual(['not-checked dkim-not-ours'])
    expect(codes(of(findings, 'alignment'))).toEqual(['not-checked aligned-spf-unknown-dkim'])
    expect(codes(of(await check({ keys: [] }), 'dkim'))).toEqual(['fault dkim-no-key'])
    const unsigned = await check({ domain: 'dorp.example', keys: 'other-domains' })
    expect(codes(of(unsigned, 'dkim'))).toEqual(['warning dkim-other-domains'])
    expect(codes(of(unsigned, 'alignment'))).toEqual(['not-checked aligned-unknown'])
  })
})

test.each([
  ['stad.example', 'v=DMARC1; p=reject; rua=mailto:a@stad.example; aspf=s', 'good aligned-dkim', true],
  ['stad.example', 'v=DMARC1; p=reject; rua=mailto:a@stad.example', 'warning aligned-spf', false],
  ['stad.example', 'v=DMARC1; p=reject; rua=mailto:a@stad.example; aspf=s', 'fault aligned-none', false],
] as const)('alignment of %s under %s is %s (signs: %s)', async (domain, record, expected, signs) => {
  const zone = { '_dmarc.stad.example': { TXT: [record] } }
  const keys = signs ? setup.keys : []
  expect(codes(of(await check({ domain, keys }, zone), 'alignment'))).toEqual([expected])
})

test('the record of the organisation counts for a domain below it, with its policy for these', async () => {
  const zone = { '_dmarc.stad.example': { TXT: ['v=DMARC1; p=reject; sp=none; rua=mailto:a@stad.example'] } }
  const [finding] = of(await check({ domain: 'post.stad.example' }, zone), 'dmarc')
  expect(finding).toMatchObject({ code: 'dmarc-observes', values: { at: 'stad.example' } })
  expect(finding?.records).toEqual([
    { name: '_dmarc.post.stad.example', type: 'TXT', value: 'v=DMARC1; p=quarantine; rua=mailto:a@stad.example' },
  ])
})

test.each(['v=DMARC1 p=reject', 'p=reject; v=DMARC1', 'v=dmarc1; p=reject'])(
  'a record that receivers pass over is shown as invalid, and not as missing: %s',
  async (record) => {
    const [finding] = of(await check({}, { '_dmarc.stad.example': { TXT: [record] } }), 'dmarc')
    expect(finding).toMatchObject({ state: 'fault', code: 'dmarc-invalid', values: { record } })
  },
)

test('reports to another organisation need its record', async () => {
  const record = { TXT: ['v=DMARC1; p=reject; rua=mailto:a@rapporten.test'] }
  const [finding] = of(await check({}, { '_dmarc.stad.example': record }), 'dmarc')
  expect(codes(finding === undefined ? [] : [finding])).toEqual(['warning dmarc-reports-refused'])
  expect(finding?.records[0]?.name).toBe('stad.example._report._dmarc.rapporten.test')
  const agreed = { 'stad.example._report._dmarc.rapporten.test': { TXT: ['v=DMARC1'] } }
  expect(codes(of(await check({}, { '_dmarc.stad.example': record, ...agreed }), 'dmarc'))).toEqual(['good dmarc-good'])
})

describe('MTA-STS: the policy over HTTPS', () => {
  test.each([
    ['testing', plainText(policy.replace('enforce', 'testing')), 'warning sts-testing'],
    ['switched off', plainText(policy.replace('enforce', 'none')), 'warning sts-off'],
    [
      'for another server',
      plainText(policy.replace('*.stad.example', 'mx.elders.example')),
      'fault sts-server-missing',
    ],
    ['for an hour', plainText(policy.replace('604800', '3600')), 'warning sts-short'],
    ['without a version', plainText(policy.replace('STSv1', 'STSv2')), 'fault sts-policy-invalid'],
    ['larger than 64 kB', plainText(`${policy}${'x: y\n'.repeat(20_000)}`), 'fault sts-no-policy'],
    ['HTML', answering(200, { 'Content-Type': 'text/html' }, policy), 'fault sts-no-policy'],
    ['behind a redirect', answering(301, { Location: 'https://127.0.0.1/' }), 'fault sts-no-policy'],
  ] as const)('a policy %s is %s', async (_what, answer, expected) => {
    answerPolicy = answer
    expect(codes(of(await check(), 'mta-sts'))).toEqual([expected])
  })

  test('a certificate for another name is refused', async () => {
    const zone = {
      'elders.example': { MX: [[10, 'mx.stad.example']] as const, TXT: [] },
      '_mta-sts.elders.example': { TXT: ['v=STSv1; id=1'] },
      'mta-sts.elders.example': { A: ['127.0.0.1'] },
    }
    const [finding] = of(await check({ returnDomain: 'elders.example' }, zone), 'mta-sts')
    expect(finding).toMatchObject({ code: 'sts-no-policy', values: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' } })
  })

  test('without a record, the record and the file are proposed for the servers that take the mail', async () => {
    const [finding] = of(await check({}, { '_mta-sts.bounce.stad.example': {} }), 'mta-sts')
    expect(finding?.code).toBe('sts-missing')
    expect(finding?.records.map(({ type }) => type)).toEqual(['TXT', 'FILE'])
    expect(finding?.records[1]?.value).toBe('version: STSv1\nmode: testing\nmx: mx.stad.example\nmax_age: 604800\n')
  })
})

test('a DNS server that does not answer: nothing is called good or faulty, and the records to paste are shown', async () => {
  const silent = await openDnsServer()
  await silent.close()
  const findings = await checkSenderDomain(
    setup,
    { dns: { servers: [silent.address], timeoutMs: 200, tries: 1 }, policyServer },
    new AbortController().signal,
  )
  expect(new Set(codes(findings.filter(({ check: name }) => name !== 'alignment')))).toEqual(
    new Set(['not-checked dns-silent']),
  )
  expect(findings.flatMap(({ records }) => records.map(({ name, type }) => `${type} ${name}`))).toEqual([
    'TXT bounce.stad.example',
    'TXT 2026b._domainkey.stad.example',
    'TXT _dmarc.stad.example',
    'MX bounce.stad.example',
    'TXT _mta-sts.bounce.stad.example',
    'FILE https://mta-sts.bounce.stad.example/.well-known/mta-sts.txt',
    'TXT _smtp._tls.bounce.stad.example',
  ])
  expect(sentenceOf(findings[0] ?? { code: '', values: {} })).toEqual({
    nl: 'Niet gecontroleerd: de DNS-server antwoordt niet.',
    en: 'Not checked: the DNS server does not answer.',
  })
})

test('a check that takes too long ends, and what answered counts', async () => {
  const zone = { '_dmarc.stad.example': { fails: 'silent' } } as const
  const findings = await check({}, zone)
  expect(codes(of(findings, 'dmarc'))).toEqual(['not-checked dns-silent'])
  expect(codes(of(findings, 'spf'))).toEqual(['good spf-pass'])
  const fails = { '_dmarc.stad.example': { fails: 'SERVFAIL' } } as const
  expect(codes(of(await check({}, fails), 'dmarc'))).toEqual(['not-checked dns-error'])
})

test('records of thousands of characters and control characters are cut in what is stored', async () => {
  const hostile = `v=DMARC1; p\u0000<script>${'x'.repeat(5_000)}`
  const [finding] = of(await check({}, { '_dmarc.stad.example': { TXT: [hostile] } }), 'dmarc')
  expect(finding?.code).toBe('dmarc-invalid')
  expect(JSON.stringify(finding).length).toBeLessThan(600)
  expect(String(finding?.values['record'])).not.toContain('\u0000')
})

test('every code has a sentence in Dutch and English that mentions the same values', () => {
  const named = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted()
  for (const [code, { nl, en }] of Object.entries(findingSentences)) {
    expect(named(nl), code).toEqual(named(en))
    expect(nl, code).not.toBe(en)
  }
})
