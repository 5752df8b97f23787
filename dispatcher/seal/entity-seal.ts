import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'

/** Levels of PAdES baseline signatures (ETSI EN 319 142-1, 6): B-B, and B-T with a time stamp. */
export const sealLevels = ['off', 'b-b', 'b-t'] as const
export type SealLevel = (typeof sealLevels)[number]

/** What an entity chose for the time in which the time stamp authority does not answer. */
export const whenNoTimes = ['wait', 'without'] as const
export type WhenNoTime = (typeof whenNoTimes)[number]

/** The seals that an entity chose. */
export interface SealWish {
  readonly level: Exclude<SealLevel, 'off'>
  readonly whenNoTime: WhenNoTime
  /** Where it is, as readers show it beside the signature. */
  readonly location?: string
}

export interface EntitySeal {
  readonly level: SealLevel
  readonly whenNoTime: WhenNoTime
  readonly location: string | null
  /** Actor, as the audit log names it; null until it is changed. */
  readonly changedBy: string | null
  readonly changedAt: Date | null
}

const unchanged: EntitySeal = { level: 'off', whenNoTime: 'wait', location: null, changedBy: null, changedAt: null }

/** As the entity, or as the hub. */
export async function findEntitySeal(db: Queryable, entity: EntityId): Promise<EntitySeal> {
  const [found] = await db.query<EntitySeal>(sql`
    select level, when_no_time as "whenNoTime", location, changed_by as "changedBy", changed_at as "changedAt"
    from entity_seal where entity = ${entity}`)
  return found ?? unchanged
}

/** As the entity. It counts for letters that are prepared some seconds later. */
export async function saveEntitySeal(
  tx: Tx,
  entity: EntityId,
  { level, whenNoTime, location }: Pick<EntitySeal, 'level' | 'whenNoTime' | 'location'>,
  by: string,
  now: Date,
): Promise<void> {
  await tx.query(sql`
    insert into entity_seal (entity, level, when_no_time, location, changed_by, changed_at)
    values (${entity}, ${level}, ${whenNoTime}, ${location}, ${by}, ${now})
    on conflict (entity) do update set level = excluded.level, when_no_time = excluded.when_no_time,
      location = excluded.location, changed_by = excluded.changed_by, changed_at = excluded.changed_at`)
}

/** What these entities chose, of those that turned seals on (hub's role). */
export async function sealWishes(
  hub: Queryable,
  entities: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, SealWish>> {
  const rows = await hub.query<{ entity: EntityId; location: string | null } & Omit<SealWish, 'location'>>(sql`
    select entity, level, when_no_time as "whenNoTime", location from entity_seal
    where entity = any(${arrayOf('uuid', entities)}) and level <> 'off'`)
  return new Map(
    rows.map(({ entity, location, ...wish }) => [entity, { ...wish, ...(location !== null && { location }) }]),
  )
}

/** Letters of an entity that wait for their seal, and since when. As the entity, or as the hub. */
export async function waitingForSeal(
  db: Queryable,
  entity: EntityId,
): Promise<{ readonly letters: number; readonly since: Date | null }> {
  const [found] = await db.query<{ letters: number; since: Date | null }>(sql`
    select count(*)::int as letters, min(seal_waits_since) as since from work
    where entity = ${entity} and seal_waits_since is not null`)
  return found ?? { letters: 0, since: null }
}
