import { isIPv4 } from 'node:net'

export interface SpfSubject {
  /** The address from which a mail comes. */
  readonly ip: string
  /** The domain whose record is evaluated now. */
  readonly domain: string
  /** The envelope sender. */
  readonly sender: string
}

/**
 * Replaces the macros of a domain in an SPF record (RFC 7208, 7). `%{p}` is always `unknown`, as 7.3 allows. @returns undefined for a
 * macro that is written wrongly
 */
export function expandMacros(text: string, subject: SpfSubject): string | undefined {
  let wrong = false
  const expanded = text.replace(/%(?:\{([a-z])(\d{0,3})(r?)([.\-+,/_=]*)\}|([%_-])|(.?))/gi, (...match: string[]) => {
    const [, letter, digits = '', reversed = '', delimiters = '', escape] = match
    if (escape !== undefined) return { '%': '%', _: ' ', '-': '%20' }[escape] ?? ''
    const value = letter === undefined ? undefined : valueOf(letter.toLowerCase(), subject)
    if (value === undefined || digits === '0') {
      wrong = true
      return ''
    }
    let parts = splitAt(value, delimiters === '' ? '.' : delimiters)
    if (reversed !== '') parts = parts.toReversed()
    if (digits !== '') parts = parts.slice(-Number(digits))
    return parts.join('.')
  })
  if (wrong) return undefined
  // A name that is too long loses labels at its left (RFC 7208, 7.3).
  let name = expanded
  while (name.length > 253 && name.includes('.')) name = name.slice(name.indexOf('.') + 1)
  return name
}

function splitAt(text: string, separators: string): string[] {
  const parts = ['']
  for (const each of text) {
    if (separators.includes(each)) parts.push('')
    else parts[parts.length - 1] += each
  }
  return parts
}

function valueOf(letter: string, { ip, domain, sender }: SpfSubject): string | undefined {
  const at = sender.lastIndexOf('@')
  switch (letter) {
    case 's':
      return sender
    case 'l':
      return sender.slice(0, at)
    case 'o':
    case 'h':
      return sender.slice(at + 1)
    case 'd':
      return domain
    case 'i':
      return isIPv4(ip) ? ip : nibbles(ip)
    case 'v':
      return isIPv4(ip) ? 'in-addr' : 'ip6'
    case 'p':
      return 'unknown'
    default:
      // `c`, `r` and `t` are for explanations only.
      return undefined
  }
}

/** An IPv6 address as its 32 hexadecimal digits with points between them. */
function nibbles(ip: string): string {
  const withoutFour = ip.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, a: string, b: string, c: string, d: string) => {
    const pair = (high: string, low: string): string => (Number(high) * 256 + Number(low)).toString(16)
    return `${pair(a, b)}:${pair(c, d)}`
  })
  const [head = '', tail] = withoutFour.split('::')
  const groups = (text: string): string[] => text.split(':').filter((each) => each !== '')
  const before = groups(head)
  const after = groups(tail ?? '')
  const zeros = Array.from(
    { length: tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length) },
    () => '0',
  )
  return Array.from([...before, ...zeros, ...after].map((each) => each.padStart(4, '0')).join('')).join('.')
}
