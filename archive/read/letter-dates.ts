import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'

/** The date on the oldest letter of the archive, YYYY-MM-DD; undefined when it has none (hub's role). Each entity costs one look in its index. */
export async function firstLetterDate(hub: Queryable): Promise<string | undefined> {
  const [row] = await hub.query<{ day: string | null }>(sql`
    select min(first.letter_date)::text as day from entity e
    cross join lateral (select letter_date from record where entity = e.id order by letter_date limit 1) first`)
  return row?.day ?? undefined
}

/** How many real letters have a date within these days, both included. */
export async function countLettersDated(hub: Queryable, from: string, until: string): Promise<number> {
  const [row] = await hub.query<{ letters: number }>(sql`
    select count(*)::int as letters from entity e
    cross join lateral (
      select from record where entity = e.id and letter_date between ${from}::date and ${until}::date and not test) dated`)
  return row?.letters ?? 0
}
