import { hash } from 'node:crypto'
import stringify from 'safe-stable-stringify'
import type { MessageStatus } from '../../core/words/message.ts'

/** What identifies a repeated request: the hash of its key, and of its body. */
export interface RequestKey {
  readonly operation: OperationCode
  readonly keyHash: Buffer
  readonly bodyHash: Buffer
}

/** Identifies a repeated request within an entity, mode and operation; kept 90 days. */
export interface IdempotencyKey {
  readonly operation: keyof typeof operationCodes
  readonly key: string
  readonly asked: unknown
}

/** How `idempotency` stores an operation ("char"); a letter is never given to another one. */
export const operationCodes = {
  message: 'm',
  resend: 'r',
  copy: 'c',
  returned: 't',
  case: 'k',
  batch: 'b',
  'dry-run': 'd',
} as const
export type OperationCode = (typeof operationCodes)[keyof typeof operationCodes]

/** How `idempotency` stores the status of the first answer: the ones in which a letter can be accepted. */
const answerCodes: Readonly<Partial<Record<MessageStatus, string>>> = { accepted: 'a', scheduled: 's', held: 'h' }

export function answerCodeOf(status: MessageStatus): string {
  const code = answerCodes[status]
  if (code === undefined) throw new Error(`A letter cannot be accepted as ${status}`)
  return code
}

/** @throws Error for a letter that is no code. */
export function answerOf(code: string): MessageStatus {
  const found = (Object.keys(answerCodes) as MessageStatus[]).find((status) => answerCodes[status] === code)
  if (found === undefined) throw new Error(`The stored answer ${code} is unknown`)
  return found
}

/** Sixteen bytes: enough for the keys and bodies of one entity, and half the space of its rows and index. */
const hashLength = 16

/**
 * Bodies are compared as parsed JSON: the order of members and spaces do not matter. The text that is hashed is that of RFC 8785,
 * whose refusals are left out: the reader of requests has refused half of a surrogate pair already (decision 0072).
 */
export function requestKey({ operation, key, asked }: IdempotencyKey): RequestKey {
  return {
    operation: operationCodes[operation],
    keyHash: hashOf(key),
    bodyHash: hashOf(stringify(asked) ?? ''),
  }
}

/** The first bytes of the SHA-256. */
function hashOf(text: string): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, hashLength)
}
