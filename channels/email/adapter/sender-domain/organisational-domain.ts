import { getDomain } from 'tldts'

/**
 * The domain that an organisation registered, by the list of public suffixes (RFC 7489, 3.2): `example.be` for
 * `post.stad.example.be`. The name itself where it is a suffix.
 */
export function organisationalDomain(name: string): string {
  return getDomain(name, { allowPrivateDomains: true, validateHostname: false }) ?? name
}

/** Alignment of a domain with the domain of the From header (RFC 7489, 3.1): `s` strict, `r` relaxed. */
export function isAligned(from: string, other: string, mode: 'r' | 's'): boolean {
  const [one, two] = [from.toLowerCase(), other.toLowerCase()]
  return mode === 's' ? one === two : organisationalDomain(one) === organisationalDomain(two)
}
