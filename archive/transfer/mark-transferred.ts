import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { type RecordId, showId } from '../../core/words/id.ts'
import { insertingLeaves, type NewLeaf } from '../ledger/insert-leaves.ts'
import { commitTo, type Facts } from '../ledger/leaf.ts'
import { packageId } from './packages.ts'
import type { Transfer, TransferId } from './transfer.ts'

/** To what the leaf `transferred` of a record commits: which package was accepted, by whom. It names no document and no person. */
export function transferredFacts(
  { id, archiveService }: Pick<Transfer, 'id' | 'archiveService'>,
  record: RecordId,
  accepted: { readonly n: number; readonly sha256: string },
): Facts {
  return {
    record: showId('record', record),
    transfer: showId('transfer', id),
    archiveService,
    package: packageId({ transfer: id, n: accepted.n }),
    sha256: accepted.sha256,
  }
}

/**
 * Gives the next records of accepted packages their leaf `transferred`, in the caller's transaction as the hub. Its nonce is stored with
 * it, so that the leaf can be checked after the record has gone. @returns false when no record is left
 */
export async function markTransferred(tx: Tx, transfer: Transfer, limit: number): Promise<boolean> {
  const { id, entity } = transfer
  const rows = await tx.query<{ record: RecordId; n: number; sha256: string }>(sql`
    select r.record, p.n, encode(p.sha256, 'hex') as sha256 from transfer_package p
    join transfer_record r on r.transfer = p.transfer and r.bundle = p.bundle and r.record between p.first_record and p.last_record
    where p.transfer = ${id} and p.status = 'accepted' and r.verdict = 'transfer' and not r.transferred
    order by p.n, r.record limit ${limit}`)
  if (rows.length === 0) return false
  const ids = arrayOf(
    'uuid',
    rows.map(({ record }) => record),
  )
  // Locked by its first leaf, as adding a document does.
  await tx.query(sql`select from leaf where record = any(${ids}) and n = 1 order by record for update`)
  const leaves = rows.map(({ record, ...accepted }): NewLeaf => {
    const secret = randomBytes(32)
    const commitment = commitTo(secret, transferredFacts(transfer, record, accepted))
    return { record, entity, n: null, kind: 'transferred', commitment, secret }
  })
  await tx.query(sql`with ${insertingLeaves(leaves)} select`)
  await tx.query(sql`update transfer_record set transferred = true where transfer = ${id} and record = any(${ids})`)
  return true
}

/**
 * Records that were destroyed after they were listed leave their package; a package without any other record is withdrawn.
 * @returns whether the package still holds records
 */
export async function excludeGone(tx: Tx, id: TransferId, n: number): Promise<boolean> {
  const ofPackage = sql`r.transfer = p.transfer and r.bundle = p.bundle and r.record between p.first_record and p.last_record
    and r.verdict = 'transfer'`
  await tx.query(sql`
    update transfer_record r set verdict = 'excluded', reason = 'gone' from transfer_package p
    where p.transfer = ${id} and p.n = ${n} and ${ofPackage} and not exists (select from record where id = r.record)`)
  const [row] = await tx.query<{ records: number }>(sql`
    update transfer_package p set records = counted.records,
      status = case when counted.records = 0 then 'withdrawn' else p.status end
    from (select count(*) as records from transfer_package p join transfer_record r on ${ofPackage}
      where p.transfer = ${id} and p.n = ${n}) counted
    where p.transfer = ${id} and p.n = ${n} and p.status = 'waiting' returning p.records`)
  return row !== undefined && row.records > 0
}

/** Every letter of the accepted packages is in the ledger: the transfer is done when no other package is left. */
export async function endRecording(tx: Tx, { id }: Pick<Transfer, 'id'>, now: Date): Promise<void> {
  await tx.query(sql`
    update transfer t set to_record = false, to_sweep = t.to_sweep or (open.packages = 0 and t.status = 'packed'),
      status = case when open.packages = 0 and t.status = 'packed' then 'done' else t.status end,
      ended_at = case when open.packages = 0 and t.status = 'packed' then ${now} else t.ended_at end
    from (select count(*) as packages from transfer_package where transfer = ${id} and status in ('waiting', 'packed', 'refused')) open
    where t.id = ${id}`)
}
