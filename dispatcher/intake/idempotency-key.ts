import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { RequestKey } from './new-message.ts'

/** Identifies a repeated request within an entity, mode and operation; kept 90 days. */
export interface IdempotencyKey {
  readonly operation: 'message' | 'resend' | 'copy'
  readonly key: string
  readonly asked: unknown
}

/** Bodies are compared as parsed JSON: the order of members and spaces do not matter (RFC 8785). */
export function requestKey({ operation, key, asked }: IdempotencyKey): RequestKey {
  return {
    operation,
    keyHash: createHash('sha256').update(key).digest(),
    bodyHash: createHash('sha256')
      .update(canonicalize(asked) ?? '')
      .digest(),
  }
}
