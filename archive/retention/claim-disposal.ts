import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { type Disposal, type DisposalId, disposalColumns } from './disposal.ts'
import type { GatheringPlace } from './find-due.ts'

/** A disposal that this process works on until its lease ends. */
export interface ClaimedDisposal extends Disposal {
  readonly fence: number
  /** How far its records are gathered; null: not begun. */
  readonly place: GatheringPlace | null
}

type Row = Disposal & {
  readonly fence: number
  readonly gatheredKind: number | null
  readonly gatheredRecord: GatheringPlace['record']
}

/** Takes the disposal that waits longest for work (hub's role); undefined when there is none. */
export async function claimDisposal(hub: Queryable, now: Date, leaseMs: number): Promise<ClaimedDisposal | undefined> {
  const [row] = await hub.query<Row>(sql`
    update disposal set lease_until = ${new Date(now.getTime() + leaseMs)}, fence = fence + 1
    where id = (
      select id from disposal
      where status in ('gathering', 'approved', 'running', 'recording') and coalesce(starts_at, proposed_at) <= ${now}
        and (lease_until is null or lease_until < ${now})
      order by coalesce(starts_at, proposed_at) limit 1 for update skip locked)
    returning ${disposalColumns}, fence, gathered_kind as "gatheredKind", gathered_record as "gatheredRecord"`)
  if (row === undefined) return undefined
  const { gatheredKind, gatheredRecord, ...disposal } = row
  return { ...disposal, place: gatheredKind === null ? null : { kind: gatheredKind, record: gatheredRecord } }
}

/**
 * Locks the disposal as it is now, and extends the lease; undefined when another process took it, or it was stopped in the meantime: nothing
 * may be done about it then.
 */
export async function lockClaimed(
  tx: Tx,
  { id, fence }: ClaimedDisposal,
  now: Date,
  leaseMs: number,
): Promise<Disposal | undefined> {
  const [row] = await tx.query<Disposal>(sql`
    update disposal set lease_until = ${new Date(now.getTime() + leaseMs)}
    where id = ${id} and fence = ${fence} and status in ('gathering', 'approved', 'running', 'recording')
    returning ${disposalColumns}`)
  return row
}

/** Lets the next process take it at once, or after a pause. */
export async function releaseDisposal(
  hub: Queryable,
  { id, fence }: ClaimedDisposal,
  until: Date | null,
): Promise<void> {
  await hub.query(sql`update disposal set lease_until = ${until} where id = ${id} and fence = ${fence}`)
}

/** The destruction has begun. */
export async function beginDestruction(tx: Tx, id: DisposalId, now: Date): Promise<void> {
  await tx.query(
    sql`update disposal set status = 'running', started_at = ${now} where id = ${id} and status = 'approved'`,
  )
}

/** Every record of the list is gone or stays: the ledger numbers the leaves next. */
export async function endDestruction(tx: Tx, id: DisposalId, now: Date): Promise<void> {
  await tx.query(sql`
    update disposal set status = 'recording', ended_at = ${now} where id = ${id} and status in ('approved', 'running')`)
}

/** The rule was changed after the approval: what was not destroyed yet stays. */
export async function stopForRule(tx: Tx, { id, chunks }: Disposal, now: Date): Promise<void> {
  await tx.query(sql`
    update disposal set status = ${chunks === 0 ? 'stopped' : 'recording'}, ended_by = 'hub', ended_at = ${now}, lease_until = null
    where id = ${id}`)
}
