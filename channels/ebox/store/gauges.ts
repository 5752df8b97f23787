import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import type { Gauge } from '../../../core/telemetry/gauge.ts'
import { followedLetters } from './followed-letters.ts'

/**
 * Figures of the eBox: answers about consent and the oldest age, letters that are followed, entities with a decision (hub's
 * role). There may be an answer for every citizen, so their number is the planner's estimate.
 */
export async function readEboxGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const [found] = await hub.query<{
    consents: number
    oldest: number | null
    followed: number
    overdue: number
    entities: number
  }>(sql`
    select (select greatest(reltuples, 0)::float8 from pg_class where oid = 'ebox_consent'::regclass) as consents,
      (select extract(epoch from ${now}::timestamptz - min(asked_at))::float8 from ebox_consent) as oldest,
      ${followedLetters} as followed,
      (select count(*)::float8 from ebox_publication where poll_at < ${new Date(now.getTime() - 3_600_000)}) as overdue,
      (select count(*)::float8 from ebox_decision) as entities`)
  const one = (name: string, help: string, value: number | null | undefined): Gauge => ({
    name,
    help,
    values: value == null ? [] : [{ labels: {}, value }],
  })
  return [
    one('uitpost_ebox_consents', 'Answers about consent that are stored, estimated.', found?.consents),
    one(
      'uitpost_ebox_consents_oldest_seconds',
      'Age of the oldest answer about consent; absent without any.',
      found?.oldest,
    ),
    one('uitpost_ebox_letters_followed', 'Letters in the eBox whose reading is awaited.', found?.followed),
    one('uitpost_ebox_status_overdue', 'Letters whose status was due more than an hour ago.', found?.overdue),
    one('uitpost_ebox_entities', 'Entities that recorded their decision to use the eBox.', found?.entities),
  ]
}
