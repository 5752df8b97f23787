import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'

/** A key at which the second location is not up to date. */
export interface QueuedKey {
  readonly key: string
  readonly task: 'copy' | 'remove'
  readonly version: number
  readonly queuedAt: Date
  /** Of this task so far, the one that begins included. */
  readonly attempts: number
}

/** Queues keys to be copied, whatever was queued for them before: a key that is written again is not removed. */
export async function queueCopies(hub: Queryable, keys: readonly string[], now: Date, dueAt = now): Promise<void> {
  await hub.query(sql`
    insert into blob_copy (key, task, queued_at, due_at)
    select key, 'copy', ${now}, ${dueAt} from unnest(${arrayOf('text', keys)}) as given(key) order by key
    on conflict (key) do update
    set task = 'copy', version = nextval('blob_copy_version'), queued_at = excluded.queued_at, due_at = excluded.due_at, attempts = 0,
      last_error = null`)
}

/** Queues keys of which it is not known whether the second location holds them; what is queued already stays as it is. */
export async function queueUnknown(hub: Queryable, keys: readonly string[], now: Date): Promise<void> {
  await hub.query(sql`
    insert into blob_copy (key, task, queued_at, due_at)
    select key, 'copy', ${now}, ${now} from unnest(${arrayOf('text', keys)}) as given(key) order by key
    on conflict (key) do nothing`)
}

/** Queues the removal of a key from the second location at that moment. */
export async function queueRemoval(hub: Queryable, key: string, now: Date, dueAt: Date): Promise<void> {
  await hub.query(sql`
    insert into blob_copy (key, task, queued_at, due_at) values (${key}, 'remove', ${now}, ${dueAt})
    on conflict (key) do update
    set task = 'remove', version = nextval('blob_copy_version'), queued_at = excluded.queued_at, due_at = excluded.due_at, attempts = 0,
      last_error = null`)
}

/** Takes due keys, the longest due first; no other process takes them during the lease. */
export function claimKeys(hub: Queryable, now: Date, leaseMs: number, limit: number): Promise<QueuedKey[]> {
  return hub.query<QueuedKey>(sql`
    update blob_copy set due_at = ${new Date(now.getTime() + leaseMs)}, attempts = attempts + 1
    where key in (select key from blob_copy where due_at <= ${now} order by due_at, key limit ${limit} for update skip locked)
    returning key, task, version, queued_at as "queuedAt", attempts`)
}

/** The second location is up to date at this key, unless the key was queued again in the meantime. */
export async function settleKey(hub: Queryable, { key, version }: QueuedKey): Promise<void> {
  await hub.query(sql`delete from blob_copy where key = ${key} and version = ${version}`)
}

/** @param error a code, for the operator: never a message, which may name an address */
export async function postponeKey(
  hub: Queryable,
  { key, version }: QueuedKey,
  until: Date,
  error: string,
): Promise<void> {
  await hub.query(sql`
    update blob_copy set due_at = ${until}, last_error = ${error} where key = ${key} and version = ${version}`)
}

/** Those of the keys that wait for their copy or removal. */
export async function queuedAmong(hub: Queryable, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await hub.query<{ key: string }>(
    sql`select key from blob_copy where key = any(${arrayOf('text', keys)})`,
  )
  return new Set(rows.map(({ key }) => key))
}

export interface QueueState {
  readonly copies: number
  readonly removals: number
  /** When the oldest key that waits for its copy was queued. */
  readonly oldest: Date | null
  /** Of the key that was tried most often. */
  readonly lastError: string | null
}

export async function readQueue(hub: Queryable): Promise<QueueState> {
  const [row] = await hub.query<QueueState>(sql`
    select count(*) filter (where task = 'copy') as copies, count(*) filter (where task = 'remove') as removals,
      min(queued_at) filter (where task = 'copy') as oldest,
      (select last_error from blob_copy where last_error is not null order by attempts desc limit 1) as "lastError"
    from blob_copy`)
  return row ?? { copies: 0, removals: 0, oldest: null, lastError: null }
}
