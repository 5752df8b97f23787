import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import type { EntityId, Id } from '../../../../core/words/id.ts'
import type { Localized } from '../../../../core/words/language.ts'
import { type CutOffRule, endOfWorkingDay } from '../contracts/cut-off.ts'

/**
 * Why mail of a run is overdue: the hub could not hand it over; the partner reported nothing about it, or did not report some of its
 * letters as received, by the end of the next working day; or letters have no end after the working days of the contract.
 */
export const overdueKinds = ['not-handed-over', 'no-report', 'not-received', 'not-posted'] as const
export type OverdueKind = (typeof overdueKinds)[number]

export interface OverdueMail {
  readonly kind: OverdueKind
  readonly run: Id<'run'>
  readonly entity: EntityId
  readonly entityName: Localized
  readonly contract: Id<'printContract'>
  readonly contractName: string
  readonly partner: string
  readonly cutOffAt: Date
  readonly handedOverAt: Date | null
  /** The time from which it is overdue. */
  readonly since: Date
  /** Letters that it concerns, and all of the run. */
  readonly letters: number
  readonly of: number
}

/** A run is handed over within this time after its cut-off. */
const handOverMs = 3_600_000
/** Working days after the hand-over within which a partner reports that it has the letters. */
const receiptDays = 1

export interface UnfinishedRun extends Omit<OverdueMail, 'kind' | 'since' | 'letters'>, Partial<CutOffRule> {
  readonly dueAt: Date | null
  /** Letters that the partner has said nothing about, and letters without an end. */
  readonly unreported: number
  readonly withoutEnd: number
}

/** What is overdue of one run, worst first; a run that is late in several ways is named once for each. */
export function overdueOf(run: UnfinishedRun, now: Date): OverdueMail[] {
  const { unreported, withoutEnd, dueAt, workingDays, closedOn, ...facts } = run
  const late = (kind: OverdueKind, since: Date, letters: number): OverdueMail[] =>
    letters > 0 && since <= now ? [{ ...facts, kind, since, letters }] : []
  if (run.handedOverAt === null) return late('not-handed-over', new Date(run.cutOffAt.getTime() + handOverMs), run.of)
  const calendar = { ...(workingDays && { workingDays }), ...(closedOn && { closedOn }) }
  const received = endOfWorkingDay(run.handedOverAt, receiptDays, calendar)
  return [
    ...late('not-posted', dueAt ?? received, dueAt === null ? 0 : withoutEnd),
    ...late(unreported === run.of ? 'no-report' : 'not-received', received, unreported),
  ]
}

/**
 * All overdue mail, oldest first: of the entity in scope, or of all with the hub's role. Only runs that are not reconciled are read,
 * which the index `print_run_unfinished` holds.
 */
export async function listOverdue(tx: Queryable, now: Date): Promise<OverdueMail[]> {
  const runs = await tx.query<UnfinishedRun>(sql`
    select r.id as run, r.entity, e.name as "entityName", r.contract, c.name as "contractName", c.partner,
      r.cut_off_at as "cutOffAt", r.handed_over_at as "handedOverAt", r.due_at as "dueAt", l.of, l.unreported,
      l."withoutEnd", c.working_days as "workingDays", c.closed_on::text[] as "closedOn"
    from print_run r join print_contract c on c.id = r.contract join entity e on e.id = r.entity
    cross join lateral (
      select count(*)::int as of, count(*) filter (where state in ('planned', 'handed-over'))::int as unreported,
        count(*) filter (where state not in ('posted', 'rejected', 'returned'))::int as "withoutEnd"
      from print_letter where run = r.id
    ) l
    where r.status in ('closing', 'handed-over', 'accepted', 'overdue') and r.cut_off_at < ${now}`)
  return runs
    .flatMap((run) => overdueOf(run, now))
    .toSorted((a, b) => a.since.getTime() - b.since.getTime() || (a.run < b.run ? -1 : 1))
}
