import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * Identifies a text, or what was made of it, in caches: equal digests mean equal contents. SHA-256 of the RFC 8785 form, in hex.
 */
export function digestOf(content: object): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex')
}
