import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Queryable } from '../../core/db/database.ts'
import { type EntityId, type Id, newId, type RecordId } from '../../core/words/id.ts'
import { documentsIn, type StoredObject } from './stored-object.ts'

export type StorePlace = 'first' | 'second'
export type FaultKind = 'missing' | 'truncated' | 'altered' | 'unreadable'
/** `lost`: no location has the right bytes. `healed`: a later check found it right. */
export type FaultOutcome = 'open' | 'repaired' | 'lost' | 'healed'

export interface StoreFault {
  readonly id: Id<'storeFault'>
  readonly key: string
  readonly pack: Id<'pack'> | null
  readonly part: number | null
  readonly entity: EntityId
  readonly place: StorePlace
  readonly kind: FaultKind
  /** Records that have a document in it, counted up to `maxCounted`. */
  readonly records: number
  readonly foundAt: Date
  readonly outcome: FaultOutcome
  readonly settledAt: Date | null
  readonly evidence: string | null
}

export const maxCounted = 100_000
/** After a check that did not settle a fault. */
const retriedAfterMs = 600_000

const columns = sql`id, key, pack, part, entity, place, kind, records, found_at as "foundAt", outcome, settled_at as "settledAt", evidence`

/**
 * Records a fault, or returns the one that is open for this key and location. Undefined when the pack or part has no row any more: it was
 * compacted, swept or destroyed in the meantime, and its bytes may be gone.
 */
export async function recordFault(
  { hub }: Database,
  object: StoredObject,
  { place, kind }: { readonly place: StorePlace; readonly kind: FaultKind },
  now: Date,
): Promise<{ readonly id: Id<'storeFault'>; readonly isNew: boolean; readonly records: number } | undefined> {
  const [pack, part] = 'pack' in object ? [object.pack, null] : [null, object.part]
  const [row] = await hub.query<{ id: Id<'storeFault'>; isNew: boolean; records: number }>(sql`
    insert into store_fault (id, key, pack, part, entity, place, kind, records, found_at, retry_at, outcome)
    select ${newId('storeFault', now)}::uuid, ${object.key}::text, ${pack}::uuid, ${part}::bigint, ${object.entity}::uuid, ${place}::text, ${kind}::text,
      (select count(distinct record) from (select d.record from ${documentsIn(object)} limit ${maxCounted}) named),
      ${now}::timestamptz, ${new Date(now.getTime() + retriedAfterMs)}::timestamptz, 'open'
    where exists (select from pack where id = ${pack})
      -- The row of a part is written before its bytes: without them it matters only to documents.
      or (exists (select from shared_part where id = ${part}) and (${kind}::text <> 'missing' or exists (select from ${documentsIn(object)})))
    on conflict (key, place) where outcome in ('open', 'lost') do update set kind = excluded.kind, retry_at = excluded.retry_at
    returning id, records, xmax = 0 as "isNew"`)
  return row
}

/** @returns whether it was in another state before */
export async function settleFault(
  hub: Queryable,
  id: Id<'storeFault'>,
  outcome: 'repaired' | 'lost',
  now: Date,
  evidence: string | null = null,
): Promise<boolean> {
  const rows = await hub.query(sql`
    update store_fault set outcome = ${outcome}, settled_at = ${now}, evidence = coalesce(${evidence}, evidence)
    where id = ${id} and outcome <> ${outcome} returning 1 as one`)
  return rows.length > 0
}

/** Faults at these places are over. That a document does not open is over when it opens (`closeFaults`). */
export async function healFaults(
  hub: Queryable,
  right: readonly { readonly key: string; readonly place: StorePlace }[],
  now: Date,
): Promise<void> {
  if (right.length === 0) return
  await hub.query(sql`
    update store_fault f set outcome = 'healed', settled_at = ${now}
    from unnest(${arrayOf(
      'text',
      right.map(({ key }) => key),
    )}, ${arrayOf(
      'text',
      right.map(({ place }) => place),
    )}) as r(key, place)
    where f.key = r.key and f.place = r.place and f.kind <> 'unreadable' and f.outcome in ('open', 'lost')`)
}

/** Faults that are not settled and are due for another check; other processes leave them alone until then. */
export async function claimFaults(
  hub: Queryable,
  now: Date,
  limit: number,
): Promise<readonly Pick<StoreFault, 'pack' | 'part' | 'key'>[]> {
  return hub.query(sql`
    update store_fault set retry_at = ${new Date(now.getTime() + retriedAfterMs)}
    where id in (
      select id from store_fault where outcome in ('open', 'lost') and retry_at <= ${now} order by retry_at limit ${limit} for update skip locked)
    returning pack, part, key`)
}

/** Whatever was found at these keys is over. */
export async function closeFaults(hub: Queryable, keys: readonly string[], now: Date): Promise<void> {
  await hub.query(sql`
    update store_fault set outcome = 'healed', settled_at = ${now}
    where key = any(${arrayOf('text', keys)}) and outcome in ('open', 'lost')`)
}

export async function hasOpenFault(hub: Queryable, key: string): Promise<boolean> {
  const rows = await hub.query(
    sql`select 1 as one from store_fault where key = ${key} and outcome in ('open', 'lost') limit 1`,
  )
  return rows.length > 0
}

/** The newest first; those that are not settled before the others. */
export async function listFaults(hub: Queryable, limit: number): Promise<readonly StoreFault[]> {
  return hub.query<StoreFault>(sql`
    select ${columns} from store_fault order by (outcome in ('open', 'lost')) desc, found_at desc, id desc limit ${limit}`)
}

export async function findFault(hub: Queryable, id: Id<'storeFault'>): Promise<StoreFault | undefined> {
  const [fault] = await hub.query<StoreFault>(sql`select ${columns} from store_fault where id = ${id}`)
  return fault
}

/** The records that have a document in the pack, or need the shared part, in the order of their ids. */
export async function recordsOfFault(
  hub: Queryable,
  { pack, part }: StoreFault,
  after: RecordId | null,
  limit: number,
): Promise<readonly RecordId[]> {
  const within = pack === null ? { part: part ?? 0 } : { pack }
  const rows = await hub.query<{ record: RecordId }>(sql`
    select distinct record from (select d.record from ${documentsIn(within)}) named
    where ${after}::uuid is null or record > ${after} order by record limit ${limit}`)
  return rows.map(({ record }) => record)
}
