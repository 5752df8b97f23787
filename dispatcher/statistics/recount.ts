import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { countColumns } from './counts.ts'
import { wholeHub } from './whole-hub.ts'

/**
 * Sets the counts of an entity back to nothing, and takes them off those of the whole hub, so that the dispatchers count all its stored
 * events again: after a change of what is counted, or in doubt. Prices of letters on paper stay, since each change of one counts once.
 */
export async function recountEntity(database: Pick<Database, 'asHub'>, entity: EntityId): Promise<void> {
  await database.asHub(async (tx) => {
    // No other process counts events of the entity from here on; prices are added to other columns.
    await tx.query(sql`select from statistic_place where entity = ${entity} for update`)
    await removeCounts(tx, entity)
    await removeTimes(tx, entity)
    await tx.query(sql`
      update statistic_place set xid = '0', message = '00000000-0000-0000-0000-000000000000', seq = 0, at = null
      where entity = ${entity}`)
  })
}

/** Rows of the entity are locked before those of the hub, as in `writeCounts`. */
async function removeCounts(tx: Tx, entity: EntityId): Promise<void> {
  await tx.query(sql`
    select from statistic where entity = ${entity} order by dimension, month, key, channel for update`)
  await tx.query(sql`
    update statistic h set ${setAll((column) => sql`h.${column} - s.${column}`)} from (
      select s.* from statistic h join statistic s
        on s.dimension = h.dimension and s.month = h.month and s.key = h.key and s.channel = h.channel
      where h.entity = ${wholeHub} and h.dimension = 'all' and s.entity = ${entity}
      order by h.dimension, h.month, h.key, h.channel for update of h) s
    where h.entity = ${wholeHub} and h.dimension = s.dimension and h.month = s.month and h.key = s.key and h.channel = s.channel`)
  await tx.query(sql`update statistic set ${setAll(() => sql`0`)} where entity = ${entity}`)
  await tx.query(sql`delete from statistic where entity = ${entity} and paper_priced = 0 and paper_cents = 0
    and paper_split_cents = 0 and paper_postage_cents = 0`)
}

async function removeTimes(tx: Tx, entity: EntityId): Promise<void> {
  await tx.query(sql`
    update statistic_time h set deliveries = h.deliveries - s.deliveries from (
      select s.* from statistic_time h join statistic_time s
        on s.dimension = h.dimension and s.month = h.month and s.key = h.key and s.channel = h.channel and s.step = h.step
          and s.bucket = h.bucket
      where h.entity = ${wholeHub} and h.dimension in ('all', 'channel') and s.entity = ${entity}
      order by h.dimension, h.month, h.key, h.channel, h.step, h.bucket for update of h) s
    where h.entity = ${wholeHub} and h.dimension = s.dimension and h.month = s.month and h.key = s.key and h.channel = s.channel
      and h.step = s.step and h.bucket = s.bucket`)
  await tx.query(sql`delete from statistic_time where entity = ${entity}`)
}

function setAll(value: (column: SQL) => SQL): SQL {
  return sql.join(
    countColumns.map((column) => sql`${sql.identifier(column)} = ${value(sql`${sql.identifier(column)}`)}`),
    sql`, `,
  )
}
