import { isIP } from 'node:net'

export type Qualifier = 'pass' | 'fail' | 'softfail' | 'neutral'

/** A mechanism of an SPF record (RFC 7208, 5). `domain` may hold macros. */
export type SpfMechanism =
  | { readonly kind: 'all'; readonly qualifier: Qualifier }
  | {
      readonly kind: 'include' | 'exists' | 'ptr'
      readonly qualifier: Qualifier
      readonly domain: string | undefined
    }
  | {
      readonly kind: 'a' | 'mx'
      readonly qualifier: Qualifier
      readonly domain: string | undefined
      readonly bits: { readonly ipv4: number; readonly ipv6: number }
    }
  | {
      readonly kind: 'ip4' | 'ip6'
      readonly qualifier: Qualifier
      readonly network: string
      readonly bits: number
    }

export interface SpfRecord {
  readonly mechanisms: readonly SpfMechanism[]
  /** Where the evaluation continues when no mechanism matches. */
  readonly redirect: string | undefined
}

const qualifiers: Readonly<Record<string, Qualifier>> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' }

/** The texts of a name that are SPF records (RFC 7208, 4.5). */
export function spfRecordsIn(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => /^v=spf1( |$)/i.test(text))
}

/**
 * Reads an SPF record (RFC 7208, 4.6 and 12). @returns the term that is wrong, for a record that every receiver refuses (`permerror`)
 */
export function readSpfRecord(text: string): SpfRecord | { readonly wrong: string } {
  const mechanisms: SpfMechanism[] = []
  const modifiers = new Map<string, string>()
  for (const term of text.split(' ').slice(1)) {
    if (term === '') continue
    const [, name, value] = /^([a-z][a-z0-9._-]*)=(.*)$/i.exec(term) ?? []
    if (name !== undefined && value !== undefined) {
      const key = name.toLowerCase()
      const isKnown = key === 'redirect' || key === 'exp'
      if (isKnown && (modifiers.has(key) || value === '')) return { wrong: term }
      modifiers.set(key, value)
      continue
    }
    const mechanism = readMechanism(term)
    if (mechanism === undefined) return { wrong: term }
    mechanisms.push(mechanism)
  }
  // A redirect beside `all` is ignored (RFC 7208, 6.1).
  const hasAll = mechanisms.some(({ kind }) => kind === 'all')
  return { mechanisms, redirect: hasAll ? undefined : modifiers.get('redirect') }
}

function readMechanism(term: string): SpfMechanism | undefined {
  const [, sign = '+', name = '', argument, cidr = ''] =
    /^([-+~?])?([a-z0-9]+)(?::(.*?))?((?:\/\d{1,3})?(?:\/\/\d{1,3})?)$/i.exec(term) ?? []
  const qualifier = qualifiers[sign] ?? 'pass'
  switch (name.toLowerCase()) {
    case 'all':
      return argument === undefined && cidr === '' ? { kind: 'all', qualifier } : undefined
    case 'include':
    case 'exists': {
      const kind = name.toLowerCase() === 'include' ? 'include' : 'exists'
      return argument === undefined || argument === '' || cidr !== ''
        ? undefined
        : { kind, qualifier, domain: argument }
    }
    case 'ptr':
      return argument === '' || cidr !== '' ? undefined : { kind: 'ptr', qualifier, domain: argument }
    case 'a':
    case 'mx': {
      const bits = dualBits(cidr)
      const kind = name.toLowerCase() === 'a' ? 'a' : 'mx'
      return argument === '' || bits === undefined ? undefined : { kind, qualifier, domain: argument, bits }
    }
    case 'ip4':
      return network('ip4', qualifier, argument, cidr, 4)
    case 'ip6':
      return network('ip6', qualifier, argument, cidr, 6)
    default:
      return undefined
  }
}

function network(
  kind: 'ip4' | 'ip6',
  qualifier: Qualifier,
  address: string | undefined,
  cidr: string,
  family: 4 | 6,
): SpfMechanism | undefined {
  const longest = family === 4 ? 32 : 128
  const bits = cidr === '' ? longest : Number(cidr.slice(1))
  if (address === undefined || isIP(address) !== family || !(bits <= longest)) return undefined
  return { kind, qualifier, network: address, bits }
}

function dualBits(cidr: string): { readonly ipv4: number; readonly ipv6: number } | undefined {
  const [, four, six] = /^(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/.exec(cidr) ?? []
  const bits = { ipv4: Number(four ?? 32), ipv6: Number(six ?? 128) }
  return bits.ipv4 <= 32 && bits.ipv6 <= 128 ? bits : undefined
}
