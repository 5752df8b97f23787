import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import type { Id } from '../../core/words/id.ts'
import type { TestLetter, TestLetterStatus, TestOwner } from './test-letter.ts'

/** Days that the outcome of a test is kept. */
const retentionDays = 7
const removedAtOnce = 1_000

/** Undefined for the test of another person or key. As the entity. */
export async function readTestLetter(
  tx: Tx,
  { entity, actor }: TestOwner,
  id: Id<'testLetter'>,
): Promise<TestLetter | undefined> {
  const [row] = await tx.query<TestLetter>(sql`
    select id, status, reason, planned_at as "plannedAt", settled_at as "settledAt" from test_letter
    where entity = ${entity} and actor = ${actor} and id = ${id}`)
  return row
}

/** Removes what is known of old tests; as the hub, once a day. */
export async function removeOldTests(hub: Queryable, now: Date): Promise<void> {
  const before = new Date(now.getTime() - retentionDays * dayMs)
  for (;;) {
    const gone = await hub.query(sql`
      delete from test_letter where id in (
        select id from test_letter where planned_at < ${before} and due_at is null limit ${removedAtOnce})
      returning 1 as one`)
    if (gone.length < removedAtOnce) return
  }
}

/** Test letters by their status, and how long the oldest waits: an operator sees that they no longer leave. As the hub. */
export async function readTestLetterGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const rows = await hub.query<{ status: TestLetterStatus; tests: number; seconds: number }>(sql`
    select status, count(*)::int as tests, extract(epoch from ${now}::timestamptz - min(planned_at))::float8 as seconds
    from test_letter group by status`)
  const waits = rows.find(({ status }) => status === 'waiting')
  return [
    {
      name: 'uitpost_test_letters',
      help: 'Letters that their writers sent to themselves in the past week, by status.',
      values: rows.map(({ status, tests }) => ({ labels: { status }, value: tests })),
    },
    {
      name: 'uitpost_test_letters_oldest_seconds',
      help: 'How long the oldest of those that wait has waited.',
      values: [{ labels: {}, value: Math.max(0, waits?.seconds ?? 0) }],
    },
  ]
}
