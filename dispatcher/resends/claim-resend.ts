import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { FencedOut } from '../chunks/lease.ts'
import { type CaseResend, findResend, type ResendStatus } from './case-resend.ts'

/** A resend that this dispatcher works on until its lease ends or another one claims it. */
export interface ClaimedResend extends CaseResend {
  readonly fence: number
  /** Letters that are still to be taken one at a time, since the hub failed on one of them. */
  readonly alone: number
  /** Attempts at single letters that failed one after the other. */
  readonly failures: number
}

const leaseMs = 60_000

/** Claims the resend that was requested first, for one slice. */
export async function claimResend(hub: Queryable, now: Date): Promise<ClaimedResend | undefined> {
  const [row] = await hub.query<Pick<ClaimedResend, 'id' | 'fence' | 'alone' | 'failures'>>(sql`
    update case_resend set fence = fence + 1, lease_until = ${new Date(now.getTime() + leaseMs)}
    where id = (select id from case_resend where status in ('counting', 'sending', 'undoing')
      and (lease_until is null or lease_until <= ${now}) order by changed_at, id limit 1 for update skip locked)
    returning id, fence, alone, failures`)
  const found = row === undefined ? undefined : await findResend(hub, row.id)
  return found === undefined || row === undefined ? undefined : { ...found, ...row }
}

/** How many letters a slice takes. */
export function lettersOf({ alone }: Pick<ClaimedResend, 'alone'>, together: number): number {
  return alone > 0 ? 1 : together
}

/**
 * Gives the resend back after a slice, in the transaction that wrote it; `to`: nothing is left to do in its status.
 * @throws FencedOut when another dispatcher claimed it, or a person stopped it, so that nothing of the slice is written
 */
export async function releaseResend(
  tx: Tx,
  { id, fence, status }: ClaimedResend,
  now: Date,
  to: ResendStatus = status,
): Promise<void> {
  const rows = await tx.query(sql`
    update case_resend set lease_until = null, status = ${to}, changed_at = ${now}, failures = 0,
      alone = case when ${to} = status then greatest(alone - 1, 0) else 0 end
    where id = ${id} and fence = ${fence} and status = ${status} returning 1 as one`)
  if (rows.length === 0) throw new FencedOut()
}

/** Gives the resend back unchanged; it is claimed again at this moment or later. */
export async function postponeResend(hub: Queryable, { id, fence }: ClaimedResend, until: Date): Promise<void> {
  await hub.query(sql`update case_resend set lease_until = ${until} where id = ${id} and fence = ${fence}`)
}
