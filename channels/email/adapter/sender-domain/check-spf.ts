import { isIP, isIPv4 } from 'node:net'
import { type DnsRecord, type Finding, shortened } from '../../store/sender-domain/finding.ts'
import type { DnsReader } from './dns-reader.ts'
import { evaluateSpf, type SpfVerdict } from './evaluate-spf.ts'
import { awayFinding, type FindingMaker, findingsOf } from './make-finding.ts'
import type { SenderSetup } from './sender-setup.ts'
import { readSpfRecord, spfRecordsIn } from './spf-record.ts'

/**
 * SPF of the domain of the envelope senders (RFC 7208): whether its record can be evaluated, within ten look-ups, and whether each of
 * our outgoing addresses passes.
 */
export async function checkSpf(setup: SenderSetup, dns: DnsReader): Promise<Finding[]> {
  const { returnDomain: domain } = setup
  const answer = await dns.txt(domain)
  const texts = answer.kind === 'found' ? spfRecordsIn(answer.values) : []
  const records = recordToPaste(setup, texts)
  const make = findingsOf('spf', { domain }, records)
  if (answer.kind === 'away') return [awayFinding(make, answer.code)]
  const [text, ...more] = texts
  if (text === undefined) return [make('fault', records.length > 0 ? 'spf-missing' : 'spf-missing-no-addresses')]
  if (more.length > 0) return [make('fault', 'spf-several', { count: texts.length })]
  const record = readSpfRecord(text)
  if ('wrong' in record) return [make('fault', 'spf-invalid', { term: shortened(record.wrong, 80) })]
  if (record.mechanisms.some(({ kind, qualifier }) => kind === 'all' && qualifier === 'pass'))
    return [make('fault', 'spf-open')]
  return addressesPass(setup, dns, make)
}

async function addressesPass(setup: SenderSetup, dns: DnsReader, make: FindingMaker): Promise<Finding[]> {
  if (setup.outgoing.length === 0) return [make('not-checked', 'spf-no-addresses', {}, [])]
  const addresses: string[] = []
  for (const each of setup.outgoing) {
    if (isIP(each) !== 0) addresses.push(each)
    else {
      const found = await dns.addresses(each)
      if (found.kind === 'away') return [awayFinding(make, found.code)]
      if (found.kind === 'none') return [make('warning', 'spf-unknown-host', { host: each }, [])]
      addresses.push(...found.values)
    }
  }
  const verdicts: (SpfVerdict & { readonly ip: string })[] = []
  const subject = { domain: setup.returnDomain, sender: `bounce@${setup.returnDomain}` }
  for (const ip of addresses) verdicts.push({ ip, ...(await evaluateSpf({ ...subject, ip }, dns)) })
  const refused = verdicts.find(({ result }) => result !== 'pass')
  if (refused === undefined)
    return [
      make(
        'good',
        'spf-pass',
        { count: addresses.length, lookups: Math.max(...verdicts.map((each) => each.lookups)) },
        [],
      ),
    ]
  const { because, result, ip } = refused
  const detail = because === undefined ? '' : shortened(because.detail, 80)
  if (because?.code === 'dns-away') return [awayFinding(make, detail)]
  // With our addresses in front, our own mail passes before the other terms are read.
  if (because?.code === 'void-lookups') return [make('fault', 'spf-void-lookups')]
  if (because?.code === 'too-many-lookups') return [make('fault', 'spf-too-many-lookups')]
  if (because?.code === 'several') return [make('fault', 'spf-several-included', { included: detail }, [])]
  if (because !== undefined) return [make('fault', 'spf-invalid', { term: detail }, [])]
  return [make('fault', 'spf-refused', { address: ip, result })]
}

/** The record as it should be: what is published with our addresses added, or a new one. Empty where no address is known. */
function recordToPaste({ returnDomain, outgoing }: SenderSetup, published: readonly string[]): DnsRecord[] {
  const [text, ...more] = published
  const ours = outgoing.map((each) => (isIP(each) === 0 ? `a:${each}` : isIPv4(each) ? `ip4:${each}` : `ip6:${each}`))
  if (ours.length === 0) return []
  const present = (text ?? '')
    .split(' ')
    .slice(1)
    .filter((each) => each !== '')
  // Everybody may send by `+all`: the repaired record refuses other senders.
  const kept = present.filter(
    (each) => !/^\+?all$/i.test(each) && !ours.includes(each.replace(/^\+/, '').toLowerCase()),
  )
  // What follows `all` is never reached: our addresses come first, and it comes last.
  const isAll = (each: string): boolean => /^[-~?]all$/i.test(each)
  const mechanisms = [...ours, ...kept.filter((each) => !isAll(each)), ...kept.filter(isAll).slice(0, 1)]
  const hasEnd = kept.some((each) => isAll(each) || /^redirect=/i.test(each))
  const isKept = text !== undefined && more.length === 0 && !('wrong' in readSpfRecord(text))
  const value = isKept ? ['v=spf1', ...mechanisms, ...(hasEnd ? [] : ['-all'])] : ['v=spf1', ...ours, '-all']
  return [{ name: returnDomain, type: 'TXT', value: value.join(' ') }]
}
