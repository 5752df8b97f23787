import { createHash, createHmac, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type EntityId, type RecordId, showId } from '../../core/words/id.ts'

/** The kinds of leaves, by the letter under which the table stores them; a letter is never given to another kind. */
const kinds = { s: 'sealed', c: 'closed', t: 'transferred', d: 'destroyed' } as const
export type LeafCode = keyof typeof kinds
export type LeafKind = (typeof kinds)[LeafCode]
/** The facts to which a leaf commits. Only their hash, blinded by the nonce, is in the ledger. */
export type Facts = Readonly<Record<string, unknown>>

export interface Leaf {
  readonly record: RecordId
  readonly entity: EntityId
  readonly kind: LeafKind
  /** SHA-256(nonce ‖ canonical JSON of the facts). */
  readonly commitment: Uint8Array
}

export function leafKind(code: LeafCode): LeafKind {
  return kinds[code]
}

export function leafCode(kind: LeafKind): LeafCode {
  return kind.slice(0, 1) as LeafCode
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

const secretLength = 16

/**
 * Random bytes from which the nonces of a record's leaves are derived. They are stored with its first leaf and destroyed with the
 * record: without them a destroyed letter cannot be confirmed by guessing.
 */
export function newLeafSecret(): Buffer {
  return randomBytes(secretLength)
}

/** Blinds one leaf, 32 bytes. The nonce of one leaf, as a proof shows it, reveals nothing about those of the others. */
export function leafNonce(secret: Uint8Array, kind: LeafKind, n: number): Buffer {
  // A record may be sealed several times, as documents are added, and ends once.
  return createHmac('sha256', secret)
    .update(kind === 'sealed' ? `leaf-nonce:sealed:${n}` : `leaf-nonce:${kind}`)
    .digest()
}

/**
 * The nonce of a later leaf of a record, and what its row stores of it: nothing, unless the record was sealed before there were
 * secrets.
 * @param first what is stored with the first leaf of the record.
 */
export function laterNonce(
  first: Uint8Array | null,
  kind: LeafKind,
  n: number,
): { readonly nonce: Buffer; readonly secret: Buffer | null } {
  if (first?.length === secretLength) return { nonce: leafNonce(first, kind, n), secret: null }
  const nonce = randomBytes(32)
  return { nonce, secret: nonce }
}

/** The nonce of a stored leaf; null once it was destroyed. */
export function storedNonce(
  leaf: { readonly n: number; readonly kind: LeafKind; readonly secret: Buffer | null },
  first: Buffer | null,
): Buffer | null {
  if (leaf.secret !== null && leaf.secret.length !== secretLength) return leaf.secret
  return first?.length === secretLength ? leafNonce(first, leaf.kind, leaf.n) : null
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
