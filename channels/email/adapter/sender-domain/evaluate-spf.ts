import { BlockList, isIP } from 'node:net'
import type { DnsAnswer, DnsReader } from './dns-reader.ts'
import { expandMacros, type SpfSubject } from './spf-macros.ts'
import { type Qualifier, readSpfRecord, type SpfMechanism, spfRecordsIn } from './spf-record.ts'

/** RFC 7208, 2.6. */
export type SpfResult = Qualifier | 'none' | 'temperror' | 'permerror'

export interface SpfVerdict {
  readonly result: SpfResult
  /** Terms that needed a look-up until the result was known. */
  readonly lookups: number
  /** Why the record as a whole is refused or could not be read. */
  readonly because?: {
    readonly code: 'too-many-lookups' | 'void-lookups' | 'invalid' | 'several' | 'dns-away'
    readonly detail: string
  }
}

/** RFC 7208, 4.6.4: terms with a look-up, look-ups without an answer, and servers of one `mx`. */
const maxLookups = 10
const maxVoid = 2
const maxMx = 10

type Because = NonNullable<SpfVerdict['because']>

/** Ends the evaluation of the record as a whole. */
class Ended extends Error {
  readonly result: 'temperror' | 'permerror'
  readonly because: Because
  constructor(result: 'temperror' | 'permerror', because: Because) {
    super(because.code)
    this.name = 'Ended'
    this.result = result
    this.because = because
  }
}

/** Whether mail of a sender may come from an address: `check_host()` of RFC 7208, 4. */
export async function evaluateSpf(subject: SpfSubject, dns: DnsReader): Promise<SpfVerdict> {
  const count = { lookups: 0, empty: 0 }
  try {
    return { result: await checkHost(subject, dns, count), lookups: count.lookups }
  } catch (error) {
    if (!(error instanceof Ended)) throw error
    return { result: error.result, lookups: count.lookups, because: error.because }
  }
}

interface Count {
  lookups: number
  empty: number
}

async function checkHost(subject: SpfSubject, dns: DnsReader, count: Count): Promise<SpfResult> {
  const answer = await dns.txt(subject.domain)
  if (answer.kind === 'away') throw new Ended('temperror', { code: 'dns-away', detail: answer.code })
  const [text, ...more] = spfRecordsIn(answer.kind === 'found' ? answer.values : [])
  if (text === undefined) return 'none'
  if (more.length > 0) throw new Ended('permerror', { code: 'several', detail: subject.domain })
  const record = readSpfRecord(text)
  if ('wrong' in record) throw new Ended('permerror', { code: 'invalid', detail: record.wrong })
  for (const mechanism of record.mechanisms)
    if (await matches(mechanism, subject, dns, count)) return mechanism.qualifier
  if (record.redirect === undefined) return 'neutral'
  countLookup(count)
  const result = await checkHost({ ...subject, domain: nameOf(record.redirect, subject) }, dns, count)
  if (result === 'none') throw new Ended('permerror', { code: 'invalid', detail: `redirect=${record.redirect}` })
  return result
}

async function matches(mechanism: SpfMechanism, subject: SpfSubject, dns: DnsReader, count: Count): Promise<boolean> {
  const { ip } = subject
  switch (mechanism.kind) {
    case 'all':
      return true
    case 'ip4':
      return isIP(ip) === 4 && isWithin(ip, mechanism.network, mechanism.bits)
    case 'ip6':
      return isIP(ip) === 6 && isWithin(ip, mechanism.network, mechanism.bits)
    case 'include': {
      countLookup(count)
      const result = await checkHost({ ...subject, domain: nameOf(mechanism.domain, subject) }, dns, count)
      // RFC 7208, 5.2: a record that is missing behind `include` makes the whole invalid.
      if (result === 'none') throw new Ended('permerror', { code: 'invalid', detail: `include:${mechanism.domain}` })
      return result === 'pass'
    }
    case 'a':
    case 'mx': {
      countLookup(count)
      const bits = isIP(ip) === 4 ? mechanism.bits.ipv4 : mechanism.bits.ipv6
      const found =
        mechanism.kind === 'a'
          ? answered(await dns.addresses(nameOf(mechanism.domain, subject)), count)
          : await addressesOfMx(nameOf(mechanism.domain, subject), dns, count)
      return found.some((each) => isIP(each) === isIP(ip) && isWithin(ip, each, bits))
    }
    case 'exists':
      countLookup(count)
      return answered(await dns.addresses(nameOf(mechanism.domain, subject)), count).length > 0
    case 'ptr':
      // Slow and unreliable, and not to be used (RFC 7208, 5.5): large receivers pass over it, and so does this check.
      countLookup(count)
      return false
    default:
      return mechanism satisfies never
  }
}

async function addressesOfMx(name: string, dns: DnsReader, count: Count): Promise<string[]> {
  const servers = answered(await dns.mx(name), count)
  if (servers.length > maxMx) throw new Ended('permerror', { code: 'too-many-lookups', detail: `mx:${name}` })
  const found = await Promise.all(servers.map(({ host }) => dns.addresses(host)))
  return found.flatMap((each) => (each.kind === 'found' ? each.values : []))
}

function countLookup(count: Count): void {
  count.lookups += 1
  if (count.lookups > maxLookups)
    throw new Ended('permerror', { code: 'too-many-lookups', detail: String(count.lookups) })
}

/** The values of an answer; an empty one counts (RFC 7208, 4.6.4). */
function answered<Value>(answer: DnsAnswer<Value>, count: Count): readonly Value[] {
  if (answer.kind === 'away') throw new Ended('temperror', { code: 'dns-away', detail: answer.code })
  if (answer.kind === 'found') return answer.values
  count.empty += 1
  if (count.empty > maxVoid) throw new Ended('permerror', { code: 'void-lookups', detail: String(count.empty) })
  return []
}

function nameOf(domain: string | undefined, subject: SpfSubject): string {
  const name = domain === undefined ? subject.domain : expandMacros(domain, subject)
  if (name === undefined) throw new Ended('permerror', { code: 'invalid', detail: domain ?? '' })
  return name
}

function isWithin(ip: string, network: string, bits: number): boolean {
  const family = isIP(ip) === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(network, bits, family)
  return list.check(ip, family)
}
