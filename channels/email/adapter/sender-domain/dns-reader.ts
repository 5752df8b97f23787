import { Resolver } from 'node:dns/promises'
import { codeOf } from '../../../../core/error-code.ts'

/** What the DNS server answered. `away`: it gave no answer, or an error; nothing is known. */
export type DnsAnswer<Value> =
  | { readonly kind: 'found'; readonly values: readonly Value[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'away'; readonly code: string }

export interface MxRecord {
  readonly preference: number
  /** In lower case, without the point at the end; empty for a null MX (RFC 7505). */
  readonly host: string
}

/** Look-ups in DNS for one check. */
export interface DnsReader {
  /** The strings of each record joined (RFC 7208, 3.3; RFC 6376, 3.6.2.2). */
  txt(name: string): Promise<DnsAnswer<string>>
  mx(name: string): Promise<DnsAnswer<MxRecord>>
  /** IPv4 and IPv6 addresses. */
  addresses(name: string): Promise<DnsAnswer<string>>
}

export interface DnsReaderSettings {
  /** `address`, `address:port` or `[address]:port`; absent: the servers of this machine. */
  readonly servers?: readonly string[]
  /** Milliseconds for one attempt; default 3 s. */
  readonly timeoutMs?: number
  /** Attempts per server; default 2. */
  readonly tries?: number
  /** Aborts every look-up that is under way or follows. */
  readonly signal?: AbortSignal
}

/** Look-ups of one check: records of others must not lead to more. */
const maxLookups = 150
/** Records of one answer, and characters of one record, beyond which the rest is not read. */
const maxRecords = 50
const maxTextLength = 8_192
/** The name does not exist, or has no record of this type. */
const absent = new Set(['ENODATA', 'ENOTFOUND'])
const nameForm =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/i

/** Whether a text of DNS or of a file can be looked up as a name (RFC 1035, 2.3.4). */
export function isDnsName(text: string): boolean {
  return nameForm.test(text)
}

/**
 * Reads DNS within limits of time and number. An answer is input of a stranger: names that are no names are never looked up, and
 * long answers are cut.
 */
export function openDnsReader(settings: DnsReaderSettings = {}): DnsReader {
  const { servers, timeoutMs = 3_000, tries = 2, signal } = settings
  const resolver = new Resolver({ timeout: timeoutMs, tries })
  if (servers !== undefined) resolver.setServers(servers)
  signal?.addEventListener('abort', () => resolver.cancel(), { once: true })
  let lookups = 0
  const look = async <Raw, Value>(
    name: string,
    ask: (name: string) => Promise<Raw[]>,
    read: (raw: Raw) => Value,
  ): Promise<DnsAnswer<Value>> => {
    const plain = withoutPoint(name)
    if (!isDnsName(plain)) return { kind: 'none' }
    lookups += 1
    if (lookups > maxLookups) return { kind: 'away', code: 'ELIMIT' }
    if (signal?.aborted === true) return { kind: 'away', code: 'ETIMEOUT' }
    try {
      const found = await ask(plain)
      return found.length === 0 ? { kind: 'none' } : { kind: 'found', values: found.slice(0, maxRecords).map(read) }
    } catch (error) {
      const code = codeOf(error)
      return absent.has(code) ? { kind: 'none' } : { kind: 'away', code: code === 'ECANCELLED' ? 'ETIMEOUT' : code }
    }
  }
  return {
    txt: (name) =>
      look(
        name,
        (each) => resolver.resolveTxt(each),
        (strings) => strings.join('').slice(0, maxTextLength),
      ),
    mx: async (name) => {
      const answer = await look(
        name,
        (each) => resolver.resolveMx(each),
        ({ exchange, priority }): MxRecord => ({ preference: priority, host: withoutPoint(exchange).toLowerCase() }),
      )
      if (answer.kind !== 'found') return answer
      return { kind: 'found', values: answer.values.toSorted((a, b) => a.preference - b.preference) }
    },
    addresses: async (name) => {
      const [four, six] = await Promise.all([
        look(
          name,
          (each) => resolver.resolve4(each),
          (address) => address,
        ),
        look(
          name,
          (each) => resolver.resolve6(each),
          (address) => address,
        ),
      ])
      const found = [four, six].flatMap((each) => (each.kind === 'found' ? each.values : []))
      if (found.length > 0) return { kind: 'found', values: found }
      return four.kind === 'away' ? four : six.kind === 'away' ? six : { kind: 'none' }
    },
  }
}

function withoutPoint(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}
