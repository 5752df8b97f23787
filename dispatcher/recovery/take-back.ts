import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { DecidedLetters } from './decide-missing.ts'
import { type MissingFilter, matching } from './missing-letters.ts'
import type { Recovery } from './recovery-state.ts'

/**
 * Makes letters of a set undecided again, as long as their decision had no effect: `send-again` takes effect at the end of the recovery, and nothing
 * was recorded of a lost letter that is left. What was recorded or cancelled stays so.
 */
export async function takeBackDecisions(
  hub: Queryable,
  { id }: Pick<Recovery, 'id'>,
  filter: MissingFilter,
): Promise<DecidedLetters> {
  const [row] = await hub.query<{ back: number; stays: number }>(sql`
    with chosen as (
      select x.message, x.decision = 'send-again' or (x.decision = 'leave' and x.state = 'lost') as free
      from missing_letter x where ${matching(id, filter)} and x.decision is not null for update),
    back as (
      update missing_letter x set decision = null, decided_at = null, decided_by = null
      from chosen c where x.recovery = ${id} and x.message = c.message and c.free returning 1 as one)
    select (select count(*) from back) as back, (select count(*) from chosen where not free) as stays`)
  const { back, stays } = row ?? { back: 0, stays: 0 }
  return { decided: back, refused: stays === 0 ? {} : { final: stays } }
}
