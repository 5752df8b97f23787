import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { FencedOut } from '../../chunks/lease.ts'
import { beginPagesOfKinds, type PagesOfKinds } from '../../previews/pages-of-kind.ts'
import type { BatchId } from '../batch.ts'

/** A list whose prices this dispatcher computes until its lease ends or another one claims it. */
export interface ClaimedPricing {
  readonly batch: BatchId
  readonly entity: EntityId
  readonly fence: number
  readonly requests: number
  readonly pages: PagesOfKinds
}

type Row = Omit<ClaimedPricing, 'pages'> & { readonly pages: Readonly<Record<string, number | null>> }

/** Claims the list whose turn it is, for one chunk: entities take turns, and so do the lists of one. */
export async function claimPricing(hub: Queryable, now: Date, leaseMs: number): Promise<ClaimedPricing | undefined> {
  const [row] = await hub.query<Row>(sql`
    update batch_pricing set fence = fence + 1, lease_until = ${new Date(now.getTime() + leaseMs)},
      worked_at = clock_timestamp()
    where batch = (
      select p.batch from batch_pricing p
      where p.due_at <= ${now} and (p.lease_until is null or p.lease_until <= ${now})
      order by (select max(o.worked_at) from batch_pricing o where o.entity = p.entity) nulls first,
        p.worked_at nulls first, p.batch
      limit 1 for update skip locked)
    returning batch, entity, fence, requests, pages`)
  return row && { ...row, pages: beginPagesOfKinds(Object.entries(row.pages)) }
}

/** Gives the list back with the pages that were counted. @param dueAt when it is continued @throws FencedOut */
export async function releasePricing(
  tx: Queryable,
  { batch, fence, pages }: ClaimedPricing,
  dueAt: Date,
): Promise<void> {
  const known = JSON.stringify(Object.fromEntries(pages.known))
  const rows = await tx.query(sql`
    update batch_pricing set lease_until = null, due_at = ${dueAt}, pages = ${known}::jsonb
    where batch = ${batch} and fence = ${fence} returning 1 as one`)
  if (rows.length === 0) throw new FencedOut()
}

/** Nothing is left to do, unless prices were requested since the list was claimed. */
export async function endPricing(tx: Tx, { batch, fence, requests }: ClaimedPricing): Promise<void> {
  const ended = await tx.query(sql`
    delete from batch_pricing where batch = ${batch} and fence = ${fence} and requests = ${requests} returning 1 as one`)
  if (ended.length > 0) return
  await tx.query(sql`update batch_pricing set lease_until = null where batch = ${batch} and fence = ${fence}`)
}
