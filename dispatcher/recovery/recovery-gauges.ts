import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'

/** Whether the hub is in recovery, and how many letters wait for a decision. */
export async function readRecoveryGauges(hub: Queryable): Promise<readonly Gauge[]> {
  const [row] = await hub.query<{ open: number; undecided: number }>(sql`
    select (select count(*) from recovery where ended_at is null) as open,
      (select count(*) from missing_letter x join recovery r on r.id = x.recovery
        where r.ended_at is null and x.decision is null) as undecided`)
  return [
    {
      name: 'uitpost_recovery_open',
      help: '1 after the database was restored, until an operator ends the recovery: nothing leaves.',
      values: [{ labels: {}, value: row?.open ?? 0 }],
    },
    {
      name: 'uitpost_recovery_letters_undecided',
      help: 'Letters that may have left after the moment to which the database was restored, without a decision.',
      values: [{ labels: {}, value: row?.undecided ?? 0 }],
    },
  ]
}
