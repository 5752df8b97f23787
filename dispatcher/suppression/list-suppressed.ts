import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { SuppressedAddress, SuppressionReason } from './suppressed-address.ts'

export const columns = sql`s.id, s.channel, s.reason, s.code, s.for_all as "forAll", s.entity, e.name as "entityName", s.message, m.reference, s.since`
/** With the rows of the list, or of one that has its columns, as `s`. */
export const joined = sql`left join entity e on e.id = s.entity left join message m on m.id = s.message`
const tables = sql`suppressed_address s ${joined}`

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

/** What entries are found by; each that is given finds entries of its own. */
export interface SuppressedSearch {
  /** Blind indexes of addresses. */
  readonly addresses: readonly Buffer[]
  /** Blind index of the person or enterprise to whom the letter of the entry went. */
  readonly person?: Buffer | undefined
  /** Reference of the letter of the entry. */
  readonly reference?: string | undefined
}

const maxFound = 100

/**
 * Entries that keep letters of one entity from addresses, those of other owners too; without an entity those of all owners (hub's role). By
 * person and by reference only entries of the entity itself are found, since their letters are its own.
 */
export async function findSuppressed(
  hub: Queryable,
  entity: EntityId | undefined,
  { addresses, person, reference }: SuppressedSearch,
): Promise<SuppressedAddress[]> {
  const owner = entity ?? null
  const letters: SQL[] = []
  if (person !== undefined) letters.push(sql`m.recipient_index = ${person}`)
  if (reference !== undefined) letters.push(sql`m.reference = ${reference}`)
  const byLetter = letters.length === 0 ? sql`false` : sql.join(letters, sql` or `)
  return hub.query<SuppressedAddress>(sql`
    select ${columns} from ${tables}
    where (s.address = any(${arrayOf('bytea', addresses)}) and (${owner}::uuid is null or s.for_all or s.entity = ${owner}::uuid))
      or ((${byLetter}) and (${owner}::uuid is null or s.entity = ${owner}::uuid))
    order by s.id desc limit ${maxFound}`)
}

/** How many addresses are on the list, by channel and reason, for monitoring. */
export async function countSuppressed(
  hub: Queryable,
): Promise<{ readonly channel: string; readonly reason: string; readonly addresses: number }[]> {
  return hub.query(sql`
    select channel, reason, count(*)::int as addresses from suppressed_address group by channel, reason order by channel, reason`)
}
