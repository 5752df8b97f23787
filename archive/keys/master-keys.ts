import { type SQL, sql } from 'drizzle-orm'
import { contextOf, numberedContext } from '../../core/crypto/entity-key.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId } from '../../core/words/id.ts'

const rowsPerStep = 200

interface WrappedRow {
  readonly entity: EntityId
  readonly number: number
  readonly wrapped: Buffer
}

/**
 * Wraps the keys of entities under the first key of the ring (hub's role), a chunk at a time. The rows say what is left, so that it may be
 * interrupted and repeated at will, by several processes. @returns how many keys were wrapped again
 */
export async function rewrapEntityKeys(hub: Queryable, keyring: Keyring): Promise<number> {
  let rewrapped = 0
  for (;;) {
    const rows = await hub.query<WrappedRow>(sql`
      select entity, number, wrapped from (
        select id as entity, 0 as number, wrapped_key as wrapped from entity
        union all select entity, number, wrapped from entity_key) k
      where ${isSealedByAnother(sql`k.wrapped`, keyring)} order by entity, number limit ${rowsPerStep}`)
    if (rows.length === 0) return rewrapped
    rewrapped += await storeRewrapped(
      hub,
      rows.map((row) => ({ ...row, before: row.wrapped, after: rewrap(keyring, row) })),
    )
  }
}

function rewrap(keyring: Keyring, { entity, number, wrapped }: WrappedRow): Buffer {
  const context = number === 0 ? contextOf(entity) : numberedContext(entity, number)
  return keyring.seal(keyring.open(wrapped, context), context)
}

interface Rewrapped {
  readonly entity: EntityId
  readonly number: number
  readonly before: Buffer
  readonly after: Buffer
}

/** A key that another process wrapped in the meantime stays as that one made it. */
async function storeRewrapped(hub: Queryable, keys: readonly Rewrapped[]): Promise<number> {
  const given = rowsOf(
    'g',
    {
      entity: ['uuid', (key: Rewrapped) => key.entity],
      number: ['int', (key: Rewrapped) => key.number],
      before: ['bytea', (key: Rewrapped) => key.before],
      after: ['bytea', (key: Rewrapped) => key.after],
    },
    keys,
  )
  const rows = await hub.query(sql`
    with g as materialized (select * from ${given}),
    first as (
      update entity e set wrapped_key = g.after from g
      where g.number = 0 and e.id = g.entity and e.wrapped_key = g.before returning 1 as one),
    later as (
      update entity_key k set wrapped = g.after from g
      where k.entity = g.entity and k.number = g.number and k.wrapped = g.before returning 1 as one)
    select one from first union all select one from later`)
  return rows.length
}

function isSealedByAnother(column: SQL, { currentId }: Keyring): SQL {
  return sql`get_byte(${column}, 1) <> ${currentId}`
}

/** How many values a master key seals in one place. */
export interface MasterKeyUse {
  readonly master: number
  /** `table.column` */
  readonly place: string
  readonly sealed: number
}

/** Of the keys of entities, which are few: counted now. */
export function countEntityKeys(hub: Queryable): Promise<readonly MasterKeyUse[]> {
  return hub.query<MasterKeyUse>(sql`
    select get_byte(wrapped_key, 1) as master, 'entity.wrapped_key' as place, count(*) as sealed from entity group by 1
    union all
    select get_byte(wrapped, 1), 'entity_key.wrapped', count(*) from entity_key group by 1`)
}

/** What `storeCounted` stored last, of places beyond the keys of entities. */
export function lastCounted(hub: Queryable): Promise<readonly MasterKeyUse[]> {
  return hub.query<MasterKeyUse>(sql`select master, place, sealed from master_key_use order by master, place`)
}

/** Replaces what was counted before. */
export async function storeCounted(hub: Queryable, uses: readonly MasterKeyUse[], now: Date): Promise<void> {
  await hub.query(sql`
    with gone as (delete from master_key_use where (master, place) not in (
      select master, place from ${rowsOf('k', { master: 'int', place: 'text', sealed: 'bigint' }, uses)}))
    insert into master_key_use (master, place, sealed, counted_at)
    select u.master, u.place, u.sealed, ${now} from ${rowsOf('u', { master: 'int', place: 'text', sealed: 'bigint' }, uses)}
    on conflict (master, place) do update set sealed = excluded.sealed, counted_at = excluded.counted_at`)
}

/** Master keys that seal something and are not on the ring: without them it cannot be opened. */
export async function missingMasters(hub: Queryable, keyring: Keyring): Promise<readonly MasterKeyUse[]> {
  const uses = [...(await countEntityKeys(hub)), ...(await lastCounted(hub))]
  return uses.filter(({ master, sealed }) => sealed > 0 && !keyring.ids.includes(master))
}
