import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'

export interface WaitingOfDay {
  /** `YYYY-MM-DD` in Brussels; what is overdue counts on the first day. */
  readonly day: string
  readonly waiting: number
  readonly held: number
}

/** Messages that still have to be prepared, by the day on which they are due: of the entity in scope. Their channel is not decided. */
export async function countWaiting(tx: Queryable, today: string): Promise<WaitingOfDay[]> {
  return tx.query<WaitingOfDay>(sql`
    select greatest((due_at at time zone 'Europe/Brussels')::date, ${today}::date)::text as day,
      count(*) filter (where not held)::int as waiting, count(*) filter (where held)::int as held
    from work group by 1 order by 1`)
}
