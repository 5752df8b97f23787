import { createHash } from 'node:crypto'

interface Digest {
  readonly digestMethod: string
  readonly digestValue: string
}

/**
 * What is wrong with the digest of an attachment; undefined when it agrees, or none was given. The eBox writes a SHA-256 as
 * base64url; base64 with its padding is accepted as well.
 */
export function checkDigest(digest: Digest | undefined, bytes: Uint8Array): string | undefined {
  if (digest === undefined) return undefined
  if (!/^sha[-_]?256$/i.test(digest.digestMethod)) return 'The digest method is `sha_256`.'
  const given = digest.digestValue.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  if (given === createHash('sha256').update(bytes).digest('base64url')) return undefined
  return 'The digest differs from that of the file: give the SHA-256 of its bytes, as base64url.'
}
