import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import type { Gauge } from '../../../core/telemetry/gauge.ts'

/** Figures of the eBox: answers about consent and their age, letters that are followed, entities with a decision (hub's role). */
export async function readEboxGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const [consents, [letters]] = await Promise.all([
    hub.query<{ answer: string; answers: number; oldest: number }>(sql`
      select answer, count(*)::float8 as answers, extract(epoch from ${now}::timestamptz - min(asked_at))::float8 as oldest
      from ebox_consent group by answer`),
    hub.query<{ followed: number; overdue: number; entities: number }>(sql`
      select (select count(*)::float8 from ebox_publication where poll_at is not null) as followed,
        (select count(*)::float8 from ebox_publication where poll_at < ${new Date(now.getTime() - 3_600_000)}) as overdue,
        (select count(*)::float8 from ebox_decision) as entities`),
  ])
  const byAnswer = (name: string, help: string, value: (row: (typeof consents)[number]) => number): Gauge => ({
    name,
    help,
    values: consents.map((row) => ({ labels: { answer: row.answer }, value: value(row) })),
  })
  const one = (name: string, help: string, value: number): Gauge => ({ name, help, values: [{ labels: {}, value }] })
  return [
    byAnswer('uitpost_ebox_consents', 'Answers about consent that are stored, by answer.', ({ answers }) => answers),
    byAnswer('uitpost_ebox_consents_oldest_seconds', 'Age of the oldest stored answer.', ({ oldest }) => oldest),
    one('uitpost_ebox_letters_followed', 'Letters in the eBox whose reading is awaited.', letters?.followed ?? 0),
    one('uitpost_ebox_status_overdue', 'Letters whose status was due more than an hour ago.', letters?.overdue ?? 0),
    one('uitpost_ebox_entities', 'Entities that recorded their decision to use the eBox.', letters?.entities ?? 0),
  ]
}
