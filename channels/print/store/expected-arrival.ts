import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import type { Id } from '../../../core/words/id.ts'
import type { Postage } from '../../../core/words/message.ts'
import { type CutOffRule, dayAfterWorkingDays, endOfWorkingDay } from './cut-off.ts'
import type { Zone } from './price.ts'

/**
 * Working days after posting within which bpost delivers within Belgium, by its published terms: the next working day for
 * priority and registered mail, the third for other mail. Abroad the term depends on the country, and none is given.
 */
const daysOfPost: Readonly<Record<Postage, number>> = {
  priority: 1,
  registered: 1,
  'registered-with-receipt': 1,
  judicial: 1,
  'non-priority': 3,
}

/** The letters of one postage and destination of a run, and the last day on which they are expected to arrive. */
export interface ExpectedArrival {
  readonly postage: Postage
  readonly zone: Zone
  readonly letters: number
  /** `YYYY-MM-DD`; null abroad. */
  readonly by: string | null
}

/**
 * The day by which a letter is expected: the partner posts within the working days of the contract, and the post delivers within
 * those of the class.
 * @param leavesAt the hand-over, or the cut-off before it
 */
export function expectedBy(
  postage: Postage,
  zone: Zone,
  leavesAt: Date,
  contract: Partial<CutOffRule> & { readonly dueDays: number },
): string | undefined {
  if (zone !== 'BE') return undefined
  const posted = endOfWorkingDay(leavesAt, contract.dueDays, contract)
  // The post works on the usual days, whatever those of the partner are.
  return dayAfterWorkingDays(posted, daysOfPost[postage])
}

/** What is expected of a run, by postage and destination. */
export async function arrivalsOf(tx: Queryable, run: Id<'run'>): Promise<ExpectedArrival[]> {
  type Row = Pick<ExpectedArrival, 'postage' | 'zone' | 'letters'> &
    Partial<CutOffRule> & { dueDays: number; leavesAt: Date }
  const rows = await tx.query<Row>(sql`
    select l.postage, l.zone, count(*)::int as letters, coalesce(r.handed_over_at, r.cut_off_at) as "leavesAt",
      c.due_days as "dueDays", c.working_days as "workingDays", c.closed_on::text[] as "closedOn"
    from print_letter l join print_run r on r.id = l.run join print_contract c on c.id = r.contract
    where l.run = ${run} group by l.postage, l.zone, r.id, c.id order by l.zone, l.postage`)
  return rows.map(({ postage, zone, letters, leavesAt, ...contract }) => ({
    postage,
    zone,
    letters,
    by: expectedBy(postage, zone, leavesAt, contract) ?? null,
  }))
}
