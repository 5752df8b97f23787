import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import type { EntityId, Id } from '../../words/id.ts'
import { quota } from '../schema.ts'

/** How many letters may be accepted in a period; an absent member is no limit. */
export interface Limits {
  /** In a day of Europe/Brussels, which has 23 or 25 hours when the clock changes. */
  readonly perDay?: number | undefined
  /** In a minute of the clock. */
  readonly perMinute?: number | undefined
}

/** The limits of a key; `guestsOnly`: its letters go to guests of the entity only. */
export interface KeyLimits extends Limits {
  readonly guestsOnly?: boolean | undefined
}

/** Sets what an entity may send; what is absent has no limit afterwards. As the hub. */
export async function setQuota(tx: Tx, entity: EntityId, { perDay, perMinute }: Limits): Promise<void> {
  const wanted = { perDay: perDay ?? null, perMinute: perMinute ?? null }
  await tx.orm
    .insert(quota)
    .values({ entity, ...wanted })
    .onConflictDoUpdate({ target: quota.entity, set: wanted })
}

/** Limits as they are shown: those that are absent have no member. */
export function shownLimits(
  row: { readonly perDay: number | null; readonly perMinute: number | null } | undefined,
): Limits {
  const { perDay = null, perMinute = null } = row ?? {}
  return { ...(perDay !== null && { perDay }), ...(perMinute !== null && { perMinute }) }
}

/** What was set for an entity and a key, and the state of the entity, in one look-up; as the entity. */
export async function readSetLimits(
  tx: Tx,
  entity: EntityId,
  key: Id<'apiKey'> | undefined,
): Promise<{ readonly onTrial: boolean; readonly entity: Limits; readonly key: KeyLimits }> {
  interface Row {
    readonly on_trial: boolean
    readonly per_day: number | null
    readonly per_minute: number | null
    readonly key_per_day: number | null
    readonly key_per_minute: number | null
    readonly guests_only: boolean | null
  }
  const [row] = await tx.query<Row>(sql`
    select e.status = 'trial' as on_trial, q.per_day, q.per_minute, k.per_day as key_per_day,
      k.per_minute as key_per_minute, k.guests_only
    from entity e left join quota q on q.entity = e.id left join api_key k on k.id = ${key ?? null}::uuid
    where e.id = ${entity}`)
  if (row === undefined) return { onTrial: false, entity: {}, key: {} }
  return {
    onTrial: row.on_trial,
    entity: shownLimits({ perDay: row.per_day, perMinute: row.per_minute }),
    key: {
      ...shownLimits({ perDay: row.key_per_day, perMinute: row.key_per_minute }),
      guestsOnly: row.guests_only ?? false,
    },
  }
}
