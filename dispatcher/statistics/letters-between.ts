import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'

/**
 * Live letters that were accepted from one instant until just before another, of an entity or of all (hub's role). Ids are ordered by time,
 * so that an index of one or two partitions is counted.
 */
export async function lettersBetween(
  within: Queryable,
  entity: EntityId | undefined,
  from: Date,
  until: Date,
): Promise<number> {
  const ofEntity = entity === undefined ? sql`true` : sql`m.entity = ${entity}`
  const [row] = await within.query<{ letters: number }>(sql`
    select count(*)::int as letters from message m
    where ${ofEntity} and not m.test and m.id >= uuid_floor(${from}::timestamptz) and m.id < uuid_floor(${until}::timestamptz)`)
  return row?.letters ?? 0
}
