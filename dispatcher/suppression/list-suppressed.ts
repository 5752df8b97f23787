import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { SuppressedAddress, SuppressionReason } from './suppressed-address.ts'

const columns = sql`s.id, s.channel, s.reason, s.code, s.for_all as "forAll", s.entity, e.name as "entityName", s.message, m.reference, s.since`
const tables = sql`suppressed_address s left join entity e on e.id = s.entity left join message m on m.id = s.message`

export interface SuppressedQuestion {
  readonly channel?: ChannelName | undefined
  readonly reason?: SuppressionReason | undefined
  readonly before?: Id<'suppressedAddress'> | undefined
  /** With the hub's role: of this owner only. */
  readonly entity?: EntityId | undefined
}

/** Entries of the entity in scope, newest first; with the hub's role, of every entity. */
export async function listSuppressed(
  db: Queryable,
  { channel, reason, before, entity }: SuppressedQuestion,
  limit: number,
): Promise<SuppressedAddress[]> {
  const wanted: SQL[] = [sql`true`]
  if (channel !== undefined) wanted.push(sql`s.channel = ${channel}`)
  if (reason !== undefined) wanted.push(sql`s.reason = ${reason}`)
  if (before !== undefined) wanted.push(sql`s.id < ${before}::uuid`)
  if (entity !== undefined) wanted.push(sql`s.entity = ${entity}::uuid`)
  return db.query<SuppressedAddress>(
    sql`select ${columns} from ${tables} where ${sql.join(wanted, sql` and `)} order by s.id desc limit ${limit}`,
  )
}

/**
 * The entries about addresses that keep letters of one entity from them, those of other owners too (hub's role).
 * @param addresses blind indexes
 */
export async function findSuppressed(
  hub: Queryable,
  entity: EntityId,
  addresses: readonly Buffer[],
): Promise<SuppressedAddress[]> {
  return hub.query<SuppressedAddress>(sql`
    select ${columns} from ${tables}
    where s.address = any(${arrayOf('bytea', addresses)}) and (s.for_all or s.entity = ${entity}::uuid) order by s.id desc`)
}

/** Takes an entry of the entity in scope off the list, or of any owner with the hub's role. @returns the entry; undefined: none */
export async function releaseSuppressed(
  db: Queryable,
  id: Id<'suppressedAddress'>,
): Promise<SuppressedAddress | undefined> {
  const [row] = await db.query<SuppressedAddress>(sql`
    with s as (delete from suppressed_address where id = ${id}::uuid returning *)
    select ${columns} from s left join entity e on e.id = s.entity left join message m on m.id = s.message`)
  return row
}

/** How many addresses are on the list, by channel and reason, for monitoring. */
export async function countSuppressed(
  hub: Queryable,
): Promise<{ readonly channel: string; readonly reason: string; readonly addresses: number }[]> {
  return hub.query(sql`
    select channel, reason, count(*)::int as addresses from suppressed_address group by channel, reason order by channel, reason`)
}
