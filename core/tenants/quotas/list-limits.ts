import { sql } from 'drizzle-orm'
import type { Queryable } from '../../db/database.ts'
import type { EntityId, Id } from '../../words/id.ts'
import type { Localized } from '../../words/language.ts'
import type { EntityStatus } from '../schema.ts'
import type { Limits } from './limits.ts'
import { periodOf } from './periods.ts'
import { lettersOfTrialDay } from './quotas.ts'

/** Letters are counted only where a limit per day applies (decision 0079): absent elsewhere. */
interface Counted extends Limits {
  readonly today?: number
}

/** A live key that can send, with its limits. */
export interface LimitedKey extends Counted {
  readonly id: Id<'apiKey'>
  readonly name: string
  readonly prefix: string
  readonly guestsOnly: boolean
}

/** An entity with its limits; the one per day is that of a trial where the operator set none. */
export interface LimitedEntity extends Counted {
  readonly id: EntityId
  readonly code: string
  readonly name: Localized
  readonly status: EntityStatus
}

interface Row {
  readonly perDay: number | null
  readonly perMinute: number | null
  readonly today: number | null
}

/** The live keys with which letters can be sent, by name, at most `limit`, in one statement. As the entity. */
export async function listLimitedKeys(
  within: Queryable,
  entity: EntityId,
  limit: number,
  now: Date,
): Promise<LimitedKey[]> {
  const rows = await within.query<Omit<LimitedKey, keyof Counted> & Row>(sql`
    select k.id, k.name, k.prefix, k.guests_only as "guestsOnly", k.per_day as "perDay", k.per_minute as "perMinute",
      case when k.per_day is not null then coalesce(u.letters, 0) end as today
    from api_key k
    left join quota_use u on u.entity = k.entity and u.subject = k.id and u.per = 'day'
      and u.began >= ${periodOf('day', now).began}
    where k.entity = ${entity} and k.mode = 'live' and 'messages:send' = any (k.permissions)
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})
    order by lower(k.name), k.id limit ${limit}`)
  return rows.map(({ perDay, perMinute, today, ...key }) => ({ ...key, ...counted({ perDay, perMinute, today }) }))
}

/** Entities with their limits by code, after `after`; `words` are part of the code or of a name. As the hub, in one statement. */
export async function listLimitedEntities(
  hub: Queryable,
  { limit, after, words }: { readonly limit: number; readonly after?: string; readonly words?: string },
  now: Date,
): Promise<LimitedEntity[]> {
  const rows = await hub.query<Omit<LimitedEntity, keyof Counted> & Row>(sql`
    select e.id, e.code, e.name, e.status, q.per_minute as "perMinute", d.most as "perDay",
      case when d.most is not null then coalesce(u.letters, 0) end as today
    from entity e
    left join quota q on q.entity = e.id
    cross join lateral (
      select coalesce(q.per_day, case when e.status = 'trial' then ${lettersOfTrialDay}::int end) as most) d
    left join quota_use u on u.entity = e.id and u.subject = e.id and u.per = 'day'
      and u.began >= ${periodOf('day', now).began}
    where ${after === undefined ? sql`true` : sql`e.code > ${after}`}
      and ${words === undefined ? sql`true` : sql`position(lower(${words}) in lower(e.code || ' ' || e.name::text)) > 0`}
    order by e.code limit ${limit}`)
  return rows.map(({ perDay, perMinute, today, ...entity }) => ({
    ...entity,
    ...counted({ perDay, perMinute, today }),
  }))
}

function counted({ perDay, perMinute, today }: Row): Counted {
  return {
    ...(perDay !== null && { perDay }),
    ...(perMinute !== null && { perMinute }),
    ...(today !== null && { today }),
  }
}
