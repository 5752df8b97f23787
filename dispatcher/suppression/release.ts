import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import type { Id } from '../../core/words/id.ts'
import { columns, joined } from './list-suppressed.ts'
import type { SuppressedAddress } from './suppressed-address.ts'

/** Days for which a release is remembered. */
const rememberedDays = 30

/** An entry that was taken off the list. */
export interface ReleasedAddress extends SuppressedAddress {
  readonly releasedAt: Date
  /** When a letter was prepared for the address after that; null: the release can be undone. */
  readonly usedAt: Date | null
}

/** Takes an entry of the entity in scope off the list, or of any owner with the hub's role. @returns the entry; undefined: none */
export async function releaseSuppressed(
  db: Queryable,
  id: Id<'suppressedAddress'>,
  now: Date,
): Promise<SuppressedAddress | undefined> {
  const [row] = await db.query<SuppressedAddress>(sql`
    with s as (delete from suppressed_address where id = ${id}::uuid returning *),
      kept as (insert into released_address (id, channel, address, entity, for_all, reason, code, message, since, released_at)
        select s.id, s.channel, s.address, s.entity, s.for_all, s.reason, s.code, s.message, s.since, ${now}::timestamptz from s
        on conflict (id) do update set released_at = excluded.released_at, used_at = null)
    select ${columns} from s ${joined}`)
  return row
}

/**
 * Puts an unused entry back, of the entity in scope or with the hub's role of any owner. `none`: no such release; `used`: a letter used the
 * address; `listed`: a newer entry about the address exists.
 */
export async function putBack(
  db: Queryable,
  id: Id<'suppressedAddress'>,
): Promise<SuppressedAddress | 'none' | 'used' | 'listed'> {
  const [known] = await db.query<{ used: boolean; listed: boolean }>(sql`
    select r.used_at is not null as used, exists (select from suppressed_address l where l.address = r.address
      and l.channel = r.channel and l.for_all = r.for_all and (l.for_all or l.entity = r.entity)) as listed
    from released_address r where r.id = ${id}::uuid`)
  if (known === undefined) return 'none'
  if (known.used) return 'used'
  if (known.listed) return 'listed'
  // A letter that uses the address at this moment, or a report about it, wins.
  const [row] = await db.query<SuppressedAddress>(sql`
    with taken as (delete from released_address where id = ${id}::uuid and used_at is null returning *),
      s as (insert into suppressed_address (id, channel, address, entity, for_all, reason, code, message, since)
        select id, channel, address, entity, for_all, reason, code, message, since from taken
        on conflict do nothing returning *)
    select ${columns} from s ${joined}`)
  return row ?? 'used'
}

/** Releases of the entity in scope that can be undone, newest first; with the hub's role, of every entity. */
export async function listReleases(db: Queryable, limit: number): Promise<ReleasedAddress[]> {
  return db.query<ReleasedAddress>(sql`
    select ${columns}, s.released_at as "releasedAt", s.used_at as "usedAt" from released_address s ${joined}
    where s.used_at is null order by s.released_at desc, s.id desc limit ${limit}`)
}

/** The unused releases about these addresses, as rows of a statement. Nearly always none. */
export const unusedReleases = (addresses: readonly Buffer[]) =>
  sql`select s.id, s.channel, s.address, case when not s.for_all then s.entity end as entity from released_address s
    where s.used_at is null and s.address = any(${arrayOf('bytea', addresses)})`

/** Letters are prepared for these addresses: their releases can no longer be undone. */
export async function markUsed(hub: Queryable, ids: readonly Id<'suppressedAddress'>[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await hub.query(sql`
    update released_address set used_at = ${now} where id = any(${arrayOf('uuid', [...new Set(ids)])}) and used_at is null`)
}

/** Removes releases after a month. */
export async function removeOldReleases(hub: Queryable, now: Date): Promise<void> {
  await hub.query(
    sql`delete from released_address where released_at < ${new Date(now.getTime() - rememberedDays * dayMs)}`,
  )
}
