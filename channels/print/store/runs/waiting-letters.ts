import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import type { WaitingLetters } from '../../../collector.ts'

/** Counts the letters that wait for print (hub's role). */
export async function waitingForRuns(hub: Queryable): Promise<WaitingLetters> {
  const [row] = await hub.query<WaitingLetters>(sql`
    select count(l.message)::int as letters, min(r.opened_at) as "oldestAt", min(r.cut_off_at) as "nextAt"
    from print_run r join print_letter l on l.run = r.id and l.state = 'planned'
    where r.status in ('open', 'closing')`)
  return row ?? { letters: 0, oldestAt: null, nextAt: null }
}
