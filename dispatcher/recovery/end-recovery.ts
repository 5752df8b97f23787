import { sql } from 'drizzle-orm'
import type { Database, Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { Id } from '../../core/words/id.ts'
import { countMissing, type Decision, decisions } from './missing-letters.ts'
import { findOpenRecovery } from './recovery-state.ts'

/** How many letters have each decision, as they were looked at before the end. */
export type LookedAt = Readonly<Record<Decision, number>>

/**
 * Ends the recovery: dispatchers begin to hand over, and letters are accepted again.
 * @param looked what the person saw who ends it; absent: it was not looked at
 * @throws Refusal UP-5056 when none is open; UP-5057 while letters are undecided, or the list is not complete; UP-5058 when the decisions are no
 * longer those that were looked at
 */
export async function endRecovery(
  { hub }: Database,
  { by, now, looked }: { readonly by: string; readonly now: Date; readonly looked?: LookedAt | undefined },
): Promise<void> {
  const open = await findOpenRecovery(hub)
  if (open === undefined) throw new Refusal('UP-5056', 'The hub is not in recovery.')
  if (looked !== undefined) await assertSameDecisions(hub, open.id, looked)
  const ended = await hub.query(sql`
    update recovery set ended_at = ${now}, ended_by = ${by}
    where id = ${open.id} and ended_at is null and surveyed_at is not null
      and not exists (select from missing_letter x where x.recovery = ${open.id} and x.decision is null)
    returning 1 as one`)
  if (ended.length === 0) throw new Refusal('UP-5057', await whyNot({ hub }, open.id, open.surveyedAt !== null))
}

async function assertSameDecisions(hub: Queryable, recovery: Id<'recovery'>, looked: LookedAt): Promise<void> {
  const counts = await countMissing(hub, recovery)
  const isSame = decisions.every(
    (each) =>
      counts.reduce((sum, { decision, letters }) => sum + (decision === each ? letters : 0), 0) === looked[each],
  )
  if (!isSame) throw new Refusal('UP-5058', 'A colleague changed decisions in the meantime. Look at them again.')
}

async function whyNot({ hub }: Pick<Database, 'hub'>, id: string, isSurveyed: boolean): Promise<string> {
  if (!isSurveyed) return 'The list of letters is not complete: run `uitpost recovery begin` again.'
  const [row] = await hub.query<{ letters: number }>(
    sql`select count(*) as letters from missing_letter where recovery = ${id} and decision is null`,
  )
  return `${row?.letters ?? 0} letters are undecided: \`uitpost recovery letters\` lists them.`
}
