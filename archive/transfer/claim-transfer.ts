import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import type { GatheringPlace } from '../retention/find-due.ts'
import { type Transfer, transferColumns } from './transfer.ts'

/** A transfer that this process works on until its lease ends. */
export interface ClaimedTransfer extends Transfer {
  readonly fence: number
  /** How far its records are gathered; null: not begun. */
  readonly place: GatheringPlace | null
}

type Row = Transfer & {
  readonly fence: number
  readonly gatheredKind: number | null
  readonly gatheredRecord: GatheringPlace['record']
}

/** The condition that there is work on a transfer. */
const hasWork = sql`(status in ('gathering', 'packing') or to_record or to_sweep)`

/** Takes the transfer that was not worked on for the longest time (hub's role); undefined when there is none. */
export async function claimTransfer(hub: Queryable, now: Date, leaseMs: number): Promise<ClaimedTransfer | undefined> {
  const [row] = await hub.query<Row>(sql`
    update transfer set lease_until = ${new Date(now.getTime() + leaseMs)}, fence = fence + 1
    where id = (
      select id from transfer where ${hasWork} and (lease_until is null or lease_until < ${now})
      order by lease_until nulls first, proposed_at limit 1 for update skip locked)
    returning ${transferColumns}, fence, gathered_kind as "gatheredKind", gathered_record as "gatheredRecord"`)
  if (row === undefined) return undefined
  const { gatheredKind, gatheredRecord, ...transfer } = row
  return { ...transfer, place: gatheredKind === null ? null : { kind: gatheredKind, record: gatheredRecord } }
}

/**
 * Locks the transfer as it is now, and extends the lease; undefined when another process took it, or it was stopped in the meantime:
 * nothing may be done about it then.
 */
export async function lockClaimedTransfer(
  tx: Queryable,
  { id, fence }: ClaimedTransfer,
  now: Date,
  leaseMs: number,
): Promise<Transfer | undefined> {
  const [row] = await tx.query<Transfer>(sql`
    update transfer set lease_until = ${new Date(now.getTime() + leaseMs)}
    where id = ${id} and fence = ${fence} and ${hasWork} returning ${transferColumns}`)
  return row
}

/** Lets the next process take it at once, or after a pause; with the code of the error that stopped this one. */
export async function releaseTransfer(
  hub: Queryable,
  { id, fence }: ClaimedTransfer,
  until: Date | null,
  failure: string | null,
): Promise<void> {
  await hub.query(sql`
    update transfer set lease_until = ${until}, failure = ${failure} where id = ${id} and fence = ${fence}`)
}

/** The bytes of its packages were removed. */
export async function endSweeping(tx: Queryable, { id }: Pick<Transfer, 'id'>): Promise<void> {
  await tx.query(sql`update transfer_package set key = null where transfer = ${id} and key is not null`)
  await tx.query(sql`update transfer set to_sweep = false where id = ${id}`)
}

/** Every package was made: the archive service answers next. */
export async function endPacking(tx: Tx, { id }: Pick<Transfer, 'id'>): Promise<void> {
  await tx.query(sql`update transfer set status = 'packed' where id = ${id} and status = 'packing'`)
}
