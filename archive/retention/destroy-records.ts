import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type EntityId, type Id, type MessageId, type RecordId, showId } from '../../core/words/id.ts'
import { insertingLeaves, type NewLeaf } from '../ledger/insert-leaves.ts'
import { commitTo, type Facts } from '../ledger/leaf.ts'
import type { DisposalId, ExclusionReason } from './disposal.ts'
import { holdOfRecord } from './holds.ts'

/** A record that is about to be destroyed, locked against additions. */
export interface LockedRecord {
  readonly record: RecordId
  readonly message: MessageId
  /** The legal hold that keeps it. */
  readonly hold: Id<'hold'> | null
}

/** The `destroyed` leaf of a record, and what opens it: the proof that it went by this disposal. */
export interface DestroyedLeaf {
  readonly record: RecordId
  readonly commitment: Buffer
  /** 32 bytes. */
  readonly nonce: Buffer
}

/** The next records of a disposal that are to go, with their message; null: the record is gone already. Nothing is locked yet. */
export async function nextRecords(
  tx: Tx,
  id: DisposalId,
  limit: number,
): Promise<readonly { readonly record: RecordId; readonly message: MessageId | null }[]> {
  return tx.query(sql`
    select d.record, r.message from disposal_record d left join record r on r.id = d.record
    where d.disposal = ${id} and d.verdict = 'destroy' and d.chunk is null order by d.record limit ${limit}`)
}

/**
 * Locks records by their first leaf, as adding a document does, and reads the hold of each as it is now; those that do not exist are left
 * out. The caller has locked their messages before, and holds the retention turn of the entity.
 */
export async function lockRecords(tx: Tx, ids: readonly RecordId[]): Promise<LockedRecord[]> {
  if (ids.length === 0) return []
  await tx.query(sql`select from leaf where record = any(${arrayOf('uuid', ids)}) and n = 1 order by record for update`)
  return tx.query<LockedRecord>(sql`
    select r.id as record, r.message, ${holdOfRecord} as hold from record r join record_kind k on k.id = r.kind
    where r.id = any(${arrayOf('uuid', ids)}) order by r.id`)
}

/** These records stay after all. */
export async function excludeRecords(
  tx: Tx,
  id: DisposalId,
  excluded: readonly {
    readonly record: RecordId
    readonly reason: ExclusionReason
    readonly hold: Id<'hold'> | null
  }[],
): Promise<void> {
  if (excluded.length === 0) return
  await tx.query(sql`
    update disposal_record d set verdict = 'excluded', reason = x.reason, hold = x.hold
    from ${rowsOf('x', { record: 'uuid', reason: 'text', hold: 'uuid' }, excluded)}
    where d.disposal = ${id} and d.record = x.record`)
}

/** The leaves of records that a disposal destroys: they name no document. */
export function destroyedLeaves(id: DisposalId, records: readonly RecordId[]): DestroyedLeaf[] {
  return records.map((record) => {
    const nonce = randomBytes(32)
    return { record, nonce, commitment: commitTo(nonce, destroyedFacts(id, record)) }
  })
}

export function destroyedFacts(id: DisposalId, record: RecordId): Facts {
  return { record: showId('record', record), disposal: showId('disposal', id) }
}

/**
 * Destroys records in the caller's transaction as the hub, set by set: a `destroyed` leaf for each; the secrets of its other leaves, its
 * key, its documents, its words and names are deleted. The leaf `transferred` keeps its nonce: it names no person, and says where the
 * record is. The packs keep bytes that nothing can decrypt until they are written again. The
 * caller has locked the records, and asked for holds.
 */
export async function destroyRecords(tx: Tx, entity: EntityId, leaves: readonly DestroyedLeaf[]): Promise<void> {
  if (leaves.length === 0) return
  const ids = arrayOf(
    'uuid',
    leaves.map(({ record }) => record),
  )
  const rows = leaves.map(
    ({ record, commitment, nonce }): NewLeaf => ({
      record,
      entity,
      n: null,
      kind: 'destroyed',
      commitment,
      secret: nonce,
    }),
  )
  await tx.query(sql`with ${insertingLeaves(rows)} select`)
  await tx.query(
    sql`update leaf set secret = null where record = any(${ids}) and kind not in ('d', 't') and secret is not null`,
  )
  const freed = await tx.query<{ pack: string; bytes: number }>(sql`
    with gone as (delete from document where record = any(${ids}) returning pack, pack_length)
    select pack, sum(pack_length)::bigint as bytes from gone group by pack order by pack`)
  // A statement of its own: a pack that was written again in the meantime is seen.
  await tx.query(sql`
    update pack set freed = pack.freed + f.bytes from ${rowsOf('f', { pack: 'uuid', bytes: 'bigint' }, freed)} where pack.id = f.pack`)
  await tx.query(sql`delete from record_state where record = any(${ids})`)
  await tx.query(sql`delete from record where id = any(${ids})`)
}

/** Notes on the list that these records are gone, as the next chunk of the disposal. */
export async function markDestroyed(tx: Tx, id: DisposalId, records: readonly RecordId[]): Promise<void> {
  if (records.length === 0) return
  await tx.query(sql`
    with next as (
      update disposal set chunks = chunks + 1, destroyed = destroyed + ${records.length} where id = ${id} returning chunks)
    update disposal_record set chunk = next.chunks from next where disposal = ${id} and record = any(${arrayOf('uuid', records)})`)
}
