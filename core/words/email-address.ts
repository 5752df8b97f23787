import { domainToASCII } from 'node:url'

/** RFC 5321, 4.5.3.1: octets of a local part, and of a whole address in its path. */
const maxLocalLength = 64
const maxAddressLength = 254
/**
 * RFC 5322, 3.2.3: `dot-atom-text`, with the letters, digits and marks outside ASCII of RFC 6531, 3.3. Quoted local parts are refused:
 * they can carry a second address or a header.
 */
const atom = String.raw`(?:[a-z0-9!#$%&'*+/=?^_\x60{|}~-]|(?!\p{ASCII})[\p{L}\p{M}\p{N}])+`
const dotAtom = new RegExp(`^${atom}(?:\\.${atom})*$`, 'iu')
/** RFC 1035 labels in their ASCII form, at least two; a top-level domain holds a letter (RFC 3696, 2). */
const hostName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * An email address in the form that mail servers take: the local part as it is written (RFC 6532, 3.1: in Unicode form C), the domain
 * in lower case and in ASCII (`müller.example` → `xn--mller-kva.example`). Undefined where it is no address. One whose local part is
 * not ASCII needs servers with SMTPUTF8: see `isInternationalAddress`.
 */
export function readEmailAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(0, at)).normalize('NFC')
  const domain = asciiDomain(text.slice(at + 1))
  const address = `${local}@${domain}`
  const isAddress =
    at > 0 &&
    octets(local) <= maxLocalLength &&
    octets(address) <= maxAddressLength &&
    dotAtom.test(local) &&
    hostName.test(domain)
  return isAddress ? address : undefined
}

/** The local part holds characters outside ASCII: every mail server on the way needs SMTPUTF8 (RFC 6531). */
export function isInternationalAddress(address: string): boolean {
  return /[^\p{ASCII}]/u.test(address.slice(0, Math.max(0, address.lastIndexOf('@'))))
}

/** Why a text is no email address and how to repair it; undefined where it is one. */
export function explainEmailAddress(text: string): string | undefined {
  if (readEmailAddress(text) !== undefined) return undefined
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(0, at)).normalize('NFC')
  if (at < 1 || /[<>,;]/.test(text)) return 'This is no email address; write one address, as name@example.org.'
  if (!dotAtom.test(local))
    return 'Before the @, an email address has letters, digits and signs without spaces, and no two points in a row.'
  if (octets(local) > maxLocalLength || octets(text) > maxAddressLength)
    return `An email address has at most ${maxLocalLength} characters before the @ and ${maxAddressLength} in all; one outside ASCII counts for two to four.`
  return 'After the @, an email address has a domain name such as example.org.'
}

const utf8 = new TextEncoder()

function octets(text: string): number {
  return utf8.encode(text).length
}

/** The A-label form of a domain (IDNA), '' where a character cannot be part of one. */
function asciiDomain(domain: string): string {
  // The parser of URLs would also decode `%41` and read numbers as an IP address.
  return /^[\p{L}\p{M}\p{N}.\-\u00b7\u200c\u200d]+$/u.test(domain) ? domainToASCII(domain) : ''
}
