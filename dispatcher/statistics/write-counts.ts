import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId } from '../../core/words/id.ts'
import { type CountRow, type CountSum, countColumns, type TimeRow } from './counts.ts'
import { wholeHub, withHubRows } from './whole-hub.ts'

/**
 * Adds to the counts of an entity and to those of the whole hub. Rows are written in one order, so that two writers wait for each other
 * and do not deadlock; those of the hub come last, since every writer waits for them.
 */
export async function writeCounts(tx: Tx, entity: EntityId, sum: CountSum): Promise<void> {
  const [counts, times] = [withHubRows(entity, sum.counts), withHubRows(entity, sum.times)]
  if (counts.length > 0)
    await tx.query(sql`
      insert into statistic (entity, dimension, month, key, channel, ${names})
      select entity, dimension, month, key, channel, ${names} from ${rowsOf('c', columns, counts)}
      order by entity = ${wholeHub}, dimension, month, key, channel
      on conflict (entity, dimension, month, key, channel) do update set ${added}`)
  if (times.length > 0)
    await tx.query(sql`
      insert into statistic_time (entity, dimension, month, key, channel, step, bucket, deliveries)
      select entity, dimension, month, key, channel, step, bucket, deliveries from ${rowsOf('t', timeColumns, times)}
      order by entity = ${wholeHub}, dimension, month, key, channel, step, bucket
      on conflict (entity, dimension, month, key, channel, step, bucket)
        do update set deliveries = statistic_time.deliveries + excluded.deliveries`)
}

const names: SQL = sql.join(
  countColumns.map((column) => sql.identifier(column)),
  sql`, `,
)
const added: SQL = sql.join(
  countColumns.map(
    (column) =>
      sql`${sql.identifier(column)} = statistic.${sql.identifier(column)} + excluded.${sql.identifier(column)}`,
  ),
  sql`, `,
)

const columns: Columns<CountRow & { entity: EntityId }> = {
  entity: 'uuid',
  dimension: 'text',
  month: 'date',
  key: 'text',
  channel: 'text',
  letters: 'bigint',
  undeliverable: 'bigint',
  cancelled: 'bigint',
  failed: 'bigint',
  deliveries: 'bigint',
  delivered: 'bigint',
  opened: 'bigint',
  opened_in_time: 'bigint',
  not_opened_in_time: 'bigint',
  returned: 'bigint',
  bounced: 'bigint',
  cents: 'bigint',
}
const timeColumns: Columns<TimeRow & { entity: EntityId }> = {
  entity: 'uuid',
  dimension: 'text',
  month: 'date',
  key: 'text',
  channel: 'text',
  step: 'text',
  bucket: 'int',
  deliveries: 'bigint',
}
