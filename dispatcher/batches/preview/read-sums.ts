import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { dayMs } from '../../../core/durations.ts'
import type { CostCentreLine, PriceLine } from '../../previews/total-previews.ts'
import type { BatchId } from '../batch.ts'

/** Cost centres that one answer lists, the dearest first. */
export const maxCostCentres = 100

/** What the letters of a list would do and cost, as far as its chunks are priced. */
export interface ListSums {
  /** Rows that were checked and not removed, and of these the rows whose prices are up to date. */
  readonly rows: number
  readonly priced: number
  /** The oldest of the prices. */
  readonly pricedAt: Date | null
  /** Rows that intake would refuse by now, although they were ready or accepted. */
  readonly refused: number
  /** Letters whose channel may still change, since a partner gave no answer about the recipient. */
  readonly unanswered: number
  readonly lines: readonly PriceLine[]
  readonly costCentres: readonly CostCentreLine[]
  readonly moreCostCentres: boolean
}

type Facts = Pick<ListSums, 'rows' | 'priced' | 'pricedAt' | 'refused' | 'unanswered'>

/** Three statements over at most some hundred chunks. */
export async function readSums(tx: Tx, batch: BatchId): Promise<ListSums> {
  const [facts] = await tx.query<Facts>(sql`
    select coalesce(sum(rows) filter (where checked and sealed is not null), 0) as rows,
      coalesce(sum(rows) filter (where checked and sealed is not null and priced_revision = revision), 0) as priced,
      min(priced_at) as "pricedAt", coalesce(sum((prices ->> 'refused')::int), 0) as refused,
      coalesce(sum((prices ->> 'unanswered')::int), 0) as unanswered
    from batch_chunk where batch = ${batch}`)
  const lines = await tx.query<PriceLine>(sql`
    select channel, postage, zone, sheets, variant, nullif(tariff, 'null') as tariff, each, "eachPostage", estimated, sum(letters)::int as letters
    from batch_chunk c, jsonb_to_recordset(c.prices -> 'lines') as line(channel text, postage text, zone text, sheets int,
      variant text, tariff jsonb, each int, "eachPostage" int, estimated boolean, letters int)
    where batch = ${batch} group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    order by sum(letters) desc, channel, sheets, each`)
  const costCentres = await tx.query<CostCentreLine>(sql`
    select "costCentre", sum(letters)::int as letters, sum(amount)::float8 as amount, sum(unpriced)::int as unpriced
    from batch_chunk c, jsonb_to_recordset(c.prices -> 'costCentres')
      as line("costCentre" text, letters int, amount int, unpriced int)
    where batch = ${batch} group by 1 order by amount desc, letters desc, 1 limit ${maxCostCentres + 1}`)
  return {
    ...(facts ?? { rows: 0, priced: 0, pricedAt: null, refused: 0, unanswered: 0 }),
    lines,
    costCentres: costCentres.slice(0, maxCostCentres),
    moreCostCentres: costCentres.length > maxCostCentres,
  }
}

/** Prices are computed again where they are older: a tariff or the choice of a recipient may have changed. */
const staleMs = dayMs

/** Marks prices of rows that still wait as out of date where they are older than a day. */
export async function outdateOldPrices(tx: Tx, batch: BatchId, now: Date): Promise<void> {
  await tx.query(sql`
    update batch_chunk set revision = revision + 1
    where batch = ${batch} and ready > 0 and priced_revision = revision and priced_at < ${new Date(now.getTime() - staleMs)}`)
}
