import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type EntityId, type RecordId, showId } from '../../core/words/id.ts'

export type LeafKind = 'sealed' | 'closed' | 'transferred' | 'destroyed'
/** The facts to which a leaf commits. Only their hash, blinded by the nonce, is in the ledger. */
export type Facts = Readonly<Record<string, unknown>>

export interface Leaf {
  readonly record: RecordId
  readonly entity: EntityId
  readonly kind: LeafKind
  /** SHA-256(nonce ‖ canonical JSON of the facts). */
  readonly commitment: Uint8Array
}

/** The bytes of the ledger's entry: canonical JSON (RFC 8785). */
export function leafBytes(leaf: Leaf): Buffer {
  return canonicalBytes({
    v: 1,
    record: showId('record', leaf.record),
    entity: showId('entity', leaf.entity),
    kind: leaf.kind,
    commitment: Buffer.from(leaf.commitment).toString('base64'),
  })
}

/**
 * 32 random bytes that are stored and destroyed with the record: without them a destroyed letter cannot be confirmed by guessing.
 */
export function newNonce(): Buffer {
  return randomBytes(32)
}

export function commitTo(nonce: Uint8Array, facts: Facts): Buffer {
  return createHash('sha256').update(nonce).update(canonicalBytes(facts)).digest()
}

/** @throws Error when JSON cannot hold the value. */
export function canonicalBytes(value: object): Buffer {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('A value that JSON cannot hold')
  return Buffer.from(text)
}
