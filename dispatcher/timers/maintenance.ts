import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { removeAlertAddresses } from '../alerts/remove-alert-addresses.ts'
import { removeOldAttempts } from '../callbacks/store-attempts.ts'
import { forgetCheckCounts } from '../false-letters/count-checks.ts'
import { removeOldDrafts } from '../letter-drafts/letter-drafts.ts'
import { removeOldReleases } from '../suppression/release.ts'
import { removeOldTests } from '../test-letters/read-test-letter.ts'

/** Days that the key of a request is kept (3.1 of the HTTP contract). */
const idempotencyRetentionDays = 90
/** Counts of hand-overs per hour are kept for a year, and a month more, for comparison. */
const hourlyRetentionDays = 400
const monthsAhead = 3
const keysAtOnce = 10_000
const hubItself = '00000000-0000-0000-0000-000000000000'

interface Task {
  readonly name: string
  readonly run: (hub: Queryable, now: Date) => Promise<void>
}

/** By the number of their timer; a number is never reused. */
const tasks: ReadonlyMap<number, Task> = new Map([
  [1, { name: 'partitions', run: makePartitions }],
  [2, { name: 'keys', run: purgeIdempotencyKeys }],
  [3, { name: 'hourly-counts', run: purgeHourlyCounts }],
  [4, { name: 'alert-addresses', run: removeAlertAddresses }],
  [5, { name: 'letter-drafts', run: removeOldDrafts }],
  [137, { name: 'callback-attempts', run: removeOldAttempts }],
  [151, { name: 'released-addresses', run: removeOldReleases }],
  [133, { name: 'test-letters', run: removeOldTests }],
  [165, { name: 'letter-checks', run: forgetCheckCounts }],
])

/** Sets the timers of the hub itself where they are missing: the first time, and after a restored back-up. */
export async function scheduleMaintenance(hub: Queryable, now: Date): Promise<boolean> {
  await hub.query(sql`
    insert into timer (due_at, kind, subject, seq)
    select ${now}, 'housekeeping', ${hubItself}::uuid, seq from unnest(${sql.param([...tasks.keys()])}::int[]) as seq
    on conflict do nothing`)
  return false
}

/** Runs the tasks that are due, each once a day; every task may run twice. */
export async function runMaintenance(hub: Queryable, now: Date): Promise<void> {
  const due = await hub.query<{ seq: number }>(sql`
    update timer set due_at = ${new Date(now.getTime() + dayMs)}
    where kind = 'housekeeping' and subject = ${hubItself}::uuid and due_at <= ${now} returning seq`)
  for (const { seq } of due) await tasks.get(seq)?.run(hub, now)
}

async function makePartitions(hub: Queryable, now: Date): Promise<void> {
  await hub.query(sql`select make_partitions_ahead(${now}::date, ${monthsAhead})`)
}

async function purgeIdempotencyKeys(hub: Queryable, now: Date): Promise<void> {
  const before = new Date(now.getTime() - idempotencyRetentionDays * dayMs)
  for (;;) {
    const gone = await hub.query(sql`
      delete from idempotency where (entity, test, operation, key_hash) in (
        select entity, test, operation, key_hash from idempotency where created_at < ${before}
        order by created_at limit ${keysAtOnce}) returning 1 as one`)
    if (gone.length < keysAtOnce) return
  }
}

async function purgeHourlyCounts(hub: Queryable, now: Date): Promise<void> {
  await hub.query(sql`delete from channel_hour where hour < ${new Date(now.getTime() - hourlyRetentionDays * dayMs)}`)
}
