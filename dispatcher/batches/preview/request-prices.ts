import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { acceptsAtOnce, type Batch } from '../batch.ts'

type ListToPrice = Pick<Batch, 'id' | 'sender'>

/** Whether prices are computed as soon as rows are checked, since a person or a program decides by them; others on request. */
export function pricesByItself(batch: Pick<Batch, 'mode' | 'dryRun' | 'stages'>): boolean {
  return !acceptsAtOnce(batch)
}

/**
 * Has the prices of a list computed, in the transaction of the change that made it necessary. A request while a dispatcher works on
 * them is counted, so that it is not lost.
 */
export async function requestPrices(tx: Tx, { id, sender }: ListToPrice, now: Date): Promise<void> {
  await tx.query(sql`
    insert into batch_pricing as p (batch, entity, due_at) values (${id}, ${sender.entity}, ${now})
    on conflict (batch) do update set requests = p.requests + 1`)
}

/** Rows have other values now: the prices of their chunks are computed again, if the list has any. */
export async function outdatePrices(
  tx: Tx,
  batch: ListToPrice & Parameters<typeof pricesByItself>[0],
  rows: readonly number[],
  now: Date,
): Promise<void> {
  // The revision also grows for a chunk that is priced at this moment: what is written then is out of date.
  await tx.query(sql`
    update batch_chunk c set revision = revision + 1
    where batch = ${batch.id}
      and exists (select from unnest(${sql.param([...rows])}::int[]) as changed
        where changed between c.first_row and c.first_row + c.rows - 1)`)
  if (pricesByItself(batch) || (await hasPrices(tx, batch))) await requestPrices(tx, batch, now)
}

async function hasPrices(tx: Tx, { id }: Pick<Batch, 'id'>): Promise<boolean> {
  const found = await tx.query(sql`select from batch_chunk where batch = ${id} and prices is not null limit 1`)
  return found.length > 0
}
