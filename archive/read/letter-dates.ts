import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { listEntityIds } from '../../core/tenants/entities.ts'

/** The date on the oldest letter, YYYY-MM-DD; undefined in an empty archive (hub's role). The index is read once for each entity. */
export async function firstLetterDate(tx: Tx): Promise<string | undefined> {
  const entities = await listEntityIds(tx)
  const [row] = await tx.query<{ day: string | null }>(sql`
    select min(first.letter_date)::text as day from unnest(${sql.param(entities)}::uuid[]) as of (entity)
    cross join lateral (select letter_date from record r where r.entity = of.entity order by letter_date limit 1) first`)
  return row?.day ?? undefined
}

/** How many real letters have a date within these days, both included (hub's role). */
export async function countLettersDated(tx: Tx, from: string, until: string): Promise<number> {
  const [row] = await tx.query<{ letters: number }>(sql`
    select count(*)::int as letters from record
    where entity = any(${sql.param(await listEntityIds(tx))}::uuid[])
      and letter_date between ${from}::date and ${until}::date and not test`)
  return row?.letters ?? 0
}
