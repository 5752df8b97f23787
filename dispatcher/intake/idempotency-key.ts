import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { RequestKey } from './new-message.ts'

/** How a request is known again: scope entity, mode and operation; kept 90 days. */
export interface IdempotencyKey {
  readonly operation: 'message' | 'resend' | 'copy'
  readonly key: string
  readonly asked: unknown
}

/** Bodies are compared as parsed JSON: order of members and spaces do not matter (RFC 8785). */
export function requestKey({ operation, key, asked }: IdempotencyKey): RequestKey {
  return {
    operation,
    keyHash: createHash('sha256').update(key).digest(),
    bodyHash: createHash('sha256')
      .update(canonicalize(asked) ?? '')
      .digest(),
  }
}
