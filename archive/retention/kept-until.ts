import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { RecordId } from '../../core/words/id.ts'

/** How long a letter is kept, as its recipient may know it. */
export type KeptUntil =
  | { readonly kind: 'for-ever' }
  /** `YYYY-MM-DD`: it is not destroyed before. The term may begin later, such as when a dossier ends, and a hold keeps it longer. */
  | { readonly kind: 'at-least'; readonly day: string }

/** How long a record is kept by the rule that its series has now; undefined: the series has none (hub's role). */
export async function readKeptUntil(hub: Queryable, record: RecordId): Promise<KeptUntil | undefined> {
  const [row] = await hub.query<{ destination: string; day: string | null }>(sql`
    select s.destination,
      (coalesce((coalesce(t.sent_at, r.sent_at) at time zone 'Europe/Brussels')::date, r.letter_date)
        + make_interval(months => s.period_months))::date::text as day
    from record r join record_kind k on k.id = r.kind join series s on s.entity = r.entity and s.key = k.series
    left join record_state t on t.record = r.id
    where r.id = ${record} and s.destination is not null`)
  if (row === undefined) return undefined
  if (row.destination === 'keep') return { kind: 'for-ever' }
  return row.day === null ? undefined : { kind: 'at-least', day: row.day }
}
