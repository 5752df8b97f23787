import { type DnsRecord, type Finding, shortened } from '../../store/sender-domain/finding.ts'
import type { DnsReader } from './dns-reader.ts'
import { awayFinding, type FindingMaker, findingsOf } from './make-finding.ts'
import { isAligned, organisationalDomain } from './organisational-domain.ts'
import type { SenderSetup } from './sender-setup.ts'
import { readTagList, type TagList } from './tag-list.ts'

const policies = ['none', 'quarantine', 'reject'] as const

/**
 * DMARC (RFC 7489): the record of the From domain or of its organisational domain (6.6.3), its policy and its reports, and whether
 * our mails are aligned by DKIM or SPF (3.1).
 */
export async function checkDmarc(setup: SenderSetup, dns: DnsReader): Promise<Finding[]> {
  const { domain } = setup
  const make = findingsOf('dmarc', { domain }, [pasted(setup, 'none')])
  const found = await findRecord(domain, dns)
  if (found.kind === 'away') return [awayFinding(make, found.code), ...alignment(setup, new Map())]
  if (found.kind === 'none') {
    const { unread } = found
    const fault =
      unread === undefined
        ? make('fault', 'dmarc-missing')
        : make('fault', 'dmarc-invalid', { record: shortened(unread, 120) })
    return [fault, ...alignment(setup, new Map())]
  }
  const { texts, at } = found
  const [text = ''] = texts
  if (texts.length > 1) return [make('fault', 'dmarc-several', { count: texts.length }), ...alignment(setup, new Map())]
  const tags = readTagList(text)
  if (tags === undefined || [...tags.keys()][0] !== 'v' || modesAreWrong(tags))
    return [make('fault', 'dmarc-invalid', { record: shortened(text, 120) }), ...alignment(setup, new Map())]
  return [await policyFinding(setup, tags, at, dns, make), ...alignment(setup, tags)]
}

type Found =
  | { readonly kind: 'found'; readonly texts: readonly string[]; readonly at: string }
  /** `unread`: a text that was meant as a record, and which receivers pass over. */
  | { readonly kind: 'none'; readonly unread: string | undefined }
  | { readonly kind: 'away'; readonly code: string }

async function findRecord(domain: string, dns: DnsReader): Promise<Found> {
  let unread: string | undefined
  for (const at of new Set([domain, organisationalDomain(domain)])) {
    const answer = await dns.txt(`_dmarc.${at}`)
    if (answer.kind === 'away') return answer
    const texts = answer.kind === 'found' ? answer.values.filter((each) => /^v=DMARC1\s*(;|$)/.test(each)) : []
    if (texts.length > 0) return { kind: 'found', texts, at }
    if (answer.kind === 'found') unread ??= answer.values.find((each) => /dmarc1/i.test(each))
  }
  return { kind: 'none', unread }
}

function modesAreWrong(tags: TagList): boolean {
  return ['adkim', 'aspf'].some((name) => !['r', 's', undefined].includes(tags.get(name)?.toLowerCase()))
}

async function policyFinding(
  setup: SenderSetup,
  tags: TagList,
  at: string,
  dns: DnsReader,
  make: FindingMaker,
): Promise<Finding> {
  const { domain } = setup
  // A record of the organisational domain may have another policy for the domains below it (RFC 7489, 6.3).
  const written = (at === domain ? tags.get('p') : (tags.get('sp') ?? tags.get('p')))?.toLowerCase()
  const policy = policies.find((each) => each === written)
  const share = Number(tags.get('pct') ?? 100)
  if (policy === undefined || !(share >= 0 && share <= 100)) return make('fault', 'dmarc-policy', { at })
  const values = { at, policy, share }
  if (policy === 'none') return make('warning', 'dmarc-observes', values, [pasted(setup, 'quarantine', tags, at)])
  if (share < 100) return make('warning', 'dmarc-partial', values, [pasted(setup, policy, tags, at)])
  const reports = tags.get('rua') ?? ''
  if (destinationsOf(reports).length === 0)
    return make('warning', 'dmarc-no-reports', values, [pasted(setup, policy, tags, at)])
  const refused = await refusedDestination(reports, at, dns)
  if (refused !== undefined)
    return make('warning', 'dmarc-reports-refused', { ...values, destination: shortened(refused, 100) }, [
      { name: `${at}._report._dmarc.${refused}`, type: 'TXT', value: 'v=DMARC1' },
    ])
  return make('good', 'dmarc-good', values, [])
}

/** The domains of the addresses for reports; one without `mailto:` is none (RFC 7489, 6.2). */
function destinationsOf(rua: string): readonly string[] {
  return rua.split(',').flatMap((each) => /^\s*mailto:[^@]+@([^!\s?]+)/i.exec(each)?.[1]?.toLowerCase() ?? [])
}

/** The first domain to which reports are sent that does not agree to receive them (RFC 7489, 7.1). */
async function refusedDestination(rua: string, at: string, dns: DnsReader): Promise<string | undefined> {
  for (const host of destinationsOf(rua).slice(0, 5)) {
    if (organisationalDomain(host) === organisationalDomain(at)) continue
    const answer = await dns.txt(`${at}._report._dmarc.${host}`)
    if (answer.kind === 'none') return host
  }
  return undefined
}

/** Whether receivers can connect our mails with the From domain: by the signature, by the envelope sender, or not at all. */
function alignment({ domain, returnDomain, keys }: SenderSetup, tags: TagList): Finding[] {
  const mode = (name: string): 'r' | 's' => (tags.get(name)?.toLowerCase() === 's' ? 's' : 'r')
  const make = findingsOf('alignment', { domain, returnDomain }, [])
  const bySpf = isAligned(domain, returnDomain, mode('aspf'))
  const isUnknown = keys === 'none' || keys === 'other-domains'
  const signers = isUnknown ? [] : keys.filter(({ signs }) => signs).map((key) => key.domain)
  const byDkim = signers.some((each) => isAligned(domain, each, mode('adkim')))
  if (byDkim) return [make('good', bySpf ? 'aligned-both' : 'aligned-dkim')]
  if (isUnknown) return [make('not-checked', bySpf ? 'aligned-spf-unknown-dkim' : 'aligned-unknown')]
  return [bySpf ? make('warning', 'aligned-spf') : make('fault', 'aligned-none')]
}

/** The record to paste: what is published stays, with this policy and an address for reports. */
function pasted(
  { domain, reportsTo }: SenderSetup,
  policy: (typeof policies)[number],
  tags: TagList = new Map(),
  at = domain,
): DnsRecord {
  const reports = tags.get('rua') ?? ''
  const kept = [...tags].filter(([name]) => !['v', 'p', 'pct', 'rua', ...(at === domain ? [] : ['sp'])].includes(name))
  // A policy of our own domain alone: that of the organisation stays as it is.
  const parts = [
    'v=DMARC1',
    `p=${policy}`,
    `rua=${destinationsOf(reports).length > 0 ? reports : `mailto:${reportsTo}`}`,
    ...kept.map(([name, value]) => `${name}=${value}`),
  ]
  return { name: `_dmarc.${domain}`, type: 'TXT', value: parts.join('; ') }
}
