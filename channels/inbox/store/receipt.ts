import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Signer } from '../../../core/crypto/signer.ts'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { type EntityId, type MessageId, type RecordId, showId } from '../../../core/words/id.ts'
import { type Cover, type Decider, openCover, openDecider, type ServiceState } from './guard.ts'
import type { InboxItemId } from './item.ts'

/** The facts of a decision about receipt; all of them are stored with it, so that its receipt is the same whenever it is made. */
export interface DecidedReceipt {
  readonly id: InboxItemId
  readonly message: MessageId
  readonly record: RecordId
  readonly state: Exclude<ServiceState, 'waiting'>
  readonly receivedAt: Date
  readonly endsAt: Date
  readonly decidedAt: Date
  readonly cover: Cover
  /** Absent for a term that ended. */
  readonly by?: Decider
}

/** The receipt of a decision: what a reader of the file needs, in English words of the API. */
export interface ReceiptContent {
  readonly type: 'uitpost-receipt'
  readonly version: 1
  readonly event: 'acknowledged' | 'refused' | 'neglected'
  readonly at: string
  readonly message: string
  readonly record: string
  readonly sender: string
  readonly kind?: string
  readonly addressee: string
  readonly deliveredAt: string
  /** Until then receipt could be acknowledged. */
  readonly termEndsAt: string
  readonly by?: Decider
}

/**
 * The receipt as a signed file: Ed25519 over the canonical JSON (RFC 8785) of `receipt`, with the key that signs the checkpoints of
 * the archive. The signature is deterministic (RFC 8032, 5.1.6), so that equal facts give equal bytes.
 */
export function signedReceipt(facts: DecidedReceipt, signer: Signer): Buffer {
  const receipt = contentOf(facts)
  const file = { receipt, signature: signatureOf(receipt, signer) }
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`)
}

export function contentOf({ message, record, state, cover, by, ...facts }: DecidedReceipt): ReceiptContent {
  return {
    type: 'uitpost-receipt',
    version: 1,
    event: state,
    at: facts.decidedAt.toISOString(),
    message: showId('message', message),
    record: showId('record', record),
    sender: cover.sender,
    ...(cover.kind !== undefined && { kind: cover.kind }),
    addressee: cover.addressee,
    deliveredAt: facts.receivedAt.toISOString(),
    termEndsAt: facts.endsAt.toISOString(),
    ...(by !== undefined && { by }),
  }
}

export interface ReceiptSignature {
  readonly algorithm: 'Ed25519'
  readonly keyId: string
  /** Base64. */
  readonly publicKey: string
  /** Base64. */
  readonly value: string
}

/** The signature over the canonical JSON (RFC 8785) of a receipt. It is deterministic (RFC 8032, 5.1.6). */
export function signatureOf(receipt: ReceiptContent, signer: Signer): ReceiptSignature {
  const { keyId, publicKey } = signer
  const value = signer.sign(Buffer.from(canonicalize(receipt) ?? ''))
  return { algorithm: 'Ed25519', keyId, publicKey: publicKey.toString('base64'), value: value.toString('base64') }
}

/** A decision whose receipt is not in the archive yet. */
export interface UnarchivedReceipt extends DecidedReceipt {
  readonly entity: EntityId
}

interface Row {
  id: InboxItemId
  entity: EntityId
  message: MessageId
  record: RecordId
  state: Exclude<ServiceState, 'waiting'>
  received_at: Date
  ends_at: Date
  decided_at: Date
  cover: Buffer
  decided_name: Buffer | null
}

/** Up to `limit` decisions whose receipt is not in the archive yet, in the order of their items (hub's role). */
export async function findUnarchivedReceipts(
  hub: Queryable,
  limit: number,
  keyring: Keyring,
): Promise<readonly UnarchivedReceipt[]> {
  const rows = await hub.query<Row>(sql`
    select i.id, i.entity, g.message, i.record, g.service as state, i.received_at, g.ends_at, g.decided_at, g.cover, g.decided_name
    from inbox_guard g join inbox_item i on i.id = g.item
    where g.decided_at is not null and not g.archived order by g.item limit ${limit}`)
  return rows.map(({ entity, ...row }) => ({ ...receiptOf(row, keyring), entity }))
}

/** Notes that these receipts are in the archive (hub's role). */
export async function markReceiptsArchived(hub: Queryable, ids: readonly InboxItemId[]): Promise<void> {
  if (ids.length > 0)
    await hub.query(sql`update inbox_guard set archived = true where item = any(${arrayOf('uuid', ids)})`)
}

function receiptOf(row: Omit<Row, 'entity'>, keyring: Keyring): DecidedReceipt {
  return {
    id: row.id,
    message: row.message,
    record: row.record,
    state: row.state,
    receivedAt: row.received_at,
    endsAt: row.ends_at,
    decidedAt: row.decided_at,
    cover: openCover(row.cover, row.id, keyring),
    ...(row.decided_name !== null && { by: openDecider(row.decided_name, row.id, keyring) }),
  }
}
