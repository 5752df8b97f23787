import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { Id } from '../../../../core/words/id.ts'
import type { Postage } from '../../../../core/words/message.ts'
import type { DeliveryRef } from '../../../collector.ts'
import { type CutOffRule, dayAfterWorkingDays, endOfWorkingDay } from '../contracts/cut-off.ts'
import type { Zone } from '../contracts/price.ts'

/**
 * Working days after posting within which bpost delivers within Belgium, by its published terms: the next working day for
 * priority and registered mail, the third for other mail.
 */
const daysOfPost: Readonly<Record<Postage, number>> = {
  priority: 1,
  registered: 1,
  'registered-with-receipt': 1,
  judicial: 1,
  'non-priority': 3,
}
/**
 * Working days within which 97 % of the fastest class arrives in another member state (directive 97/67/EC, annex II). Other mail
 * abroad has no such standard, and no day is given for it.
 */
const daysInUnion = 5

function daysOf(postage: Postage, zone: Zone): number | undefined {
  if (zone === 'BE') return daysOfPost[postage]
  return zone === 'EU' && postage !== 'non-priority' ? daysInUnion : undefined
}

/** The letters of one postage and destination of a run, and the last day on which they are expected to arrive. */
export interface ExpectedArrival {
  readonly postage: Postage
  readonly zone: Zone
  readonly letters: number
  /** `YYYY-MM-DD`; null where the post gives no term. */
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
  return arrivesBy(postage, zone, endOfWorkingDay(leavesAt, contract.dueDays, contract))
}

/** The post works on the usual days, whatever those of the partner are. */
function arrivesBy(postage: Postage, zone: Zone, postedAt: Date): string | undefined {
  const days = daysOf(postage, zone)
  return days === undefined ? undefined : dayAfterWorkingDays(postedAt, days)
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

/** When one letter on paper is expected, and what the day was computed from. */
export interface LetterArrival extends DeliveryRef {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly from: 'cut-off' | 'hand-over' | 'posting'
}

/**
 * The expected arrival of letters in runs: from the day of posting where the partner reported it, else from the hand-over or the
 * cut-off. A letter that was rejected or came back is not among them, nor one for which the post gives no term.
 */
export async function expectedLetters(tx: Queryable, letters: readonly DeliveryRef[]): Promise<LetterArrival[]> {
  if (letters.length === 0) return []
  type Row = DeliveryRef &
    Partial<CutOffRule> & {
      postage: Postage
      zone: Zone
      dueDays: number
      postedAt: Date | null
      handedOverAt: Date | null
      cutOffAt: Date
    }
  const rows = await tx.query<Row>(sql`
    select l.message, l.sequence, l.postage, l.zone, l.posted_at as "postedAt", p.handed_over_at as "handedOverAt",
      r.cut_off_at as "cutOffAt", c.due_days as "dueDays", c.working_days as "workingDays", c.closed_on::text[] as "closedOn"
    from ${rowsOf<DeliveryRef>('given', { message: 'uuid', sequence: 'int' }, letters)}
    join print_letter l using (message, sequence) join print_run r on r.id = l.run join print_contract c on c.id = r.contract
    left join print_part p on p.run = l.run and p.n = l.part
    where l.state not in ('rejected', 'returned')`)
  return rows.flatMap(({ message, sequence, postage, zone, postedAt, handedOverAt, cutOffAt, ...contract }) => {
    const day =
      postedAt === null
        ? expectedBy(postage, zone, handedOverAt ?? cutOffAt, contract)
        : arrivesBy(postage, zone, postedAt)
    const from = postedAt !== null ? 'posting' : handedOverAt !== null ? 'hand-over' : 'cut-off'
    return day === undefined ? [] : [{ message, sequence, day, from }]
  })
}
