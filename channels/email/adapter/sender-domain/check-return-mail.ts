import { type DnsRecord, type Finding, shortened } from '../../store/sender-domain/finding.ts'
import type { DnsReader } from './dns-reader.ts'
import { fetchStsPolicy, type PolicyServer } from './fetch-sts-policy.ts'
import { awayFinding, type FindingMaker, findingsOf } from './make-finding.ts'
import { namesServer, readStsPolicy } from './mta-sts-policy.ts'
import type { SenderSetup } from './sender-setup.ts'
import { readTagList } from './tag-list.ts'

/** Seconds; a shorter age protects little, since an attacker can wait for it (RFC 8461, 10.2 recommends weeks). */
const soundMaxAge = 86_400
const pastedMaxAge = 604_800

/**
 * The servers that take mail for the return domain (RFC 5321, 5.1), and how mail to them is protected: MTA-STS (RFC 8461) and TLS-RPT
 * (RFC 8460).
 */
export async function checkReturnMail(
  setup: SenderSetup,
  dns: DnsReader,
  policyServer: PolicyServer,
  signal: AbortSignal,
): Promise<Finding[]> {
  const { finding, hosts } = await checkMx(setup, dns)
  const [sts, reports] = await Promise.all([
    checkSts(setup, hosts, dns, policyServer, signal),
    checkTlsReports(setup, dns),
  ])
  return [finding, sts, reports]
}

async function checkMx(
  { returnDomain: domain, returnHost }: SenderSetup,
  dns: DnsReader,
): Promise<{ readonly finding: Finding; readonly hosts: readonly string[] }> {
  const records: DnsRecord[] =
    returnHost === undefined ? [] : [{ name: domain, type: 'MX', value: `10 ${returnHost}.` }]
  const make = findingsOf('mx', { domain }, records)
  const answer = await dns.mx(domain)
  if (answer.kind === 'away') return { finding: awayFinding(make, answer.code), hosts: [] }
  if (answer.kind === 'none')
    return { finding: make('fault', returnHost === undefined ? 'mx-missing-no-host' : 'mx-missing'), hosts: [] }
  const hosts = answer.values.map(({ host }) => host)
  if (hosts.includes('')) return { finding: make('fault', 'mx-null'), hosts: [] }
  for (const host of hosts) {
    const found = await dns.addresses(host)
    if (found.kind === 'away') return { finding: awayFinding(make, found.code), hosts }
    if (found.kind === 'none') return { finding: make('fault', 'mx-no-address', { host: shortened(host, 120) }), hosts }
  }
  if (returnHost !== undefined && !hosts.includes(returnHost.toLowerCase()))
    return {
      finding: make('warning', 'mx-elsewhere', { host: shortened(hosts[0] ?? '', 120), ours: returnHost }),
      hosts,
    }
  return { finding: make('good', 'mx-good', { hosts: shortened(hosts.join(', ')) }, []), hosts }
}

async function checkSts(
  setup: SenderSetup,
  hosts: readonly string[],
  dns: DnsReader,
  policyServer: PolicyServer,
  signal: AbortSignal,
): Promise<Finding> {
  const { returnDomain: domain } = setup
  const servers = hosts.length > 0 ? hosts : setup.returnHost === undefined ? [] : [setup.returnHost]
  const make = findingsOf('mta-sts', { domain }, stsRecords(domain, servers, 'testing'))
  const answer = await dns.txt(`_mta-sts.${domain}`)
  if (answer.kind === 'away') return awayFinding(make, answer.code)
  const texts = answer.kind === 'found' ? answer.values.filter((each) => /^v=STSv1\s*(;|$)/.test(each)) : []
  const [text = '', ...more] = texts
  if (texts.length === 0) return make('warning', 'sts-missing')
  if (more.length > 0) return make('fault', 'sts-several', { count: texts.length })
  if (!/^[a-z0-9]{1,32}$/i.test(readTagList(text)?.get('id') ?? '')) return make('fault', 'sts-invalid')
  const fetched = await fetchStsPolicy(domain, dns, policyServer, signal)
  if (fetched.kind === 'failed') return make('fault', 'sts-no-policy', { reason: shortened(fetched.reason, 60) })
  return policyFinding(fetched.text, servers, make, domain)
}

function policyFinding(text: string, servers: readonly string[], make: FindingMaker, domain: string): Finding {
  const policy = readStsPolicy(text)
  if ('wrong' in policy) return make('fault', 'sts-policy-invalid', { wrong: shortened(policy.wrong, 60) })
  const missing = servers.find((each) => !namesServer(policy, each))
  const values = { mode: policy.mode, maxAge: policy.maxAge, days: Math.floor(policy.maxAge / 86_400) }
  if (policy.mode !== 'none' && missing !== undefined) {
    const records = stsRecords(domain, [...new Set([...policy.mx, ...servers])], policy.mode)
    const state = policy.mode === 'enforce' ? 'fault' : 'warning'
    return make(state, 'sts-server-missing', { ...values, host: shortened(missing, 120) }, records)
  }
  const better = stsRecords(domain, policy.mx.length > 0 ? policy.mx : servers, 'enforce')
  if (policy.mode === 'none') return make('warning', 'sts-off', values, better)
  if (policy.mode === 'testing') return make('warning', 'sts-testing', values, better)
  if (policy.maxAge < soundMaxAge) return make('warning', 'sts-short', values, better)
  return make('good', 'sts-good', values, [])
}

/** The record and the policy file. A new `id` makes senders fetch the policy again. */
function stsRecords(domain: string, servers: readonly string[], mode: 'testing' | 'enforce' | 'none'): DnsRecord[] {
  if (servers.length === 0) return []
  const lines = ['version: STSv1', `mode: ${mode}`, ...servers.map((each) => `mx: ${each}`), `max_age: ${pastedMaxAge}`]
  return [
    { name: `_mta-sts.${domain}`, type: 'TXT', value: `v=STSv1; id=${idOf(lines)}` },
    { name: `https://mta-sts.${domain}/.well-known/mta-sts.txt`, type: 'FILE', value: `${lines.join('\n')}\n` },
  ]
}

/** The same policy has the same id, so that a check that is repeated proposes the same record. */
function idOf(lines: readonly string[]): string {
  let hash = 0
  for (const each of lines.join('\n')) hash = (hash * 31 + (each.codePointAt(0) ?? 0)) % 0xffff_ffff
  return `uitpost${hash.toString(36)}`
}

async function checkTlsReports(
  { returnDomain: domain, returnReportsTo }: SenderSetup,
  dns: DnsReader,
): Promise<Finding> {
  const record = {
    name: `_smtp._tls.${domain}`,
    type: 'TXT',
    value: `v=TLSRPTv1; rua=mailto:${returnReportsTo}`,
  } as const
  const make = findingsOf('tls-rpt', { domain }, [record])
  const answer = await dns.txt(record.name)
  if (answer.kind === 'away') return awayFinding(make, answer.code)
  const texts = answer.kind === 'found' ? answer.values.filter((each) => /^v=TLSRPTv1\s*(;|$)/.test(each)) : []
  const [text, ...more] = texts
  if (text === undefined) return make('warning', 'tls-reports-missing')
  if (more.length > 0) return make('fault', 'tls-reports-several', { count: texts.length })
  const destinations = (readTagList(text)?.get('rua') ?? '').split(',').map((each) => each.trim())
  // RFC 8460, 3: reports go by mail or by HTTPS.
  if (!destinations.every((each) => /^(mailto:[^@\s]+@\S+|https:\/\/\S+)$/i.test(each)))
    return make('fault', 'tls-reports-invalid')
  return make('good', 'tls-reports-good', { destination: shortened(destinations.join(', ')) }, [])
}
