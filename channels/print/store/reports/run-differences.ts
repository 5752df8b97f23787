import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import type { Id, MessageId } from '../../../../core/words/id.ts'

/**
 * How a letter differs from what the hub expects: late without a final report; other sheets than ours were printed; reported as
 * posted and as rejected; its envelope is missing from the bill, or is billed with other sheets, another amount or other postage, or although the letter was rejected.
 */
export const differenceKinds = [
  'overdue',
  'sheets',
  'posted-rejected',
  'not-billed',
  'billed-sheets',
  'billed-amount',
  'billed-postage',
  'billed-rejected',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export interface RunDifference {
  readonly message: MessageId
  readonly sequence: number
  readonly part: number
  readonly position: number
  readonly state: string
  readonly kinds: readonly DifferenceKind[]
  readonly sheets: number
  readonly printedSheets: number | null
  /** Of the envelope, named by its first letter: the hub's sheets and cents, and those of the bill. */
  readonly envelopeSheets: number
  readonly envelopeAmount: number | null
  readonly billedSheets: number | null
  readonly billedAmount: number | null
  /** The parts of the two amounts that are postage; null: not known. */
  readonly envelopePostage: number | null
  readonly billedPostage: number | null
}

/** The envelopes of a run. A partner bills an envelope on any of its letters. */
export const envelopesOf = (run: Id<'run'>): SQL => sql`
  select envelope, min(position) as first, min(part) as part, count(*)::int as letters, sum(sheets)::int as sheets,
    sum(amount)::int as amount, case when count(postage_amount) = count(*) then sum(postage_amount) end::int as postage,
    case when count(billed_postage_amount) = count(billed_amount) then sum(billed_postage_amount) end::float8 as "billedPostage",
    sum(billed_sheets)::float8 as "billedSheets", sum(billed_amount)::float8 as "billedAmount",
    bool_or(billed_amount is not null or billed_sheets is not null) as billed, bool_and(state = 'rejected') as rejected
  from print_letter where run = ${run} and part is not null group by envelope, case when envelope is null then message end`

/** Every letter of a run that differs, in the order of printing; at most `limit`. */
export async function differencesOf(tx: Queryable, run: Id<'run'>, now: Date, limit: number): Promise<RunDifference[]> {
  return tx.query<RunDifference>(sql`
    with bill as (
      select exists (select from print_letter where run = ${run} and (billed_amount is not null or billed_sheets is not null)) as came
    ),
    judged as (
      select l.message, l.sequence, l.part, l.position, l.state, l.sheets, l.printed_sheets as "printedSheets",
        e.sheets as "envelopeSheets", e.amount as "envelopeAmount", e."billedSheets", e."billedAmount",
        e.postage as "envelopePostage", e."billedPostage",
        array_remove(array[
          case when l.state not in ('posted', 'rejected', 'returned') and r.due_at <= ${now} then 'overdue' end,
          case when l.printed_sheets <> l.sheets then 'sheets' end,
          case when l.state = 'rejected' and l.posted_at is not null then 'posted-rejected' end,
          case when f.leads and bill.came and not e.billed and not e.rejected then 'not-billed' end,
          case when f.leads and e."billedSheets" <> e.sheets then 'billed-sheets' end,
          case when f.leads and e."billedAmount" is distinct from e.amount and e."billedAmount" is not null then 'billed-amount' end,
          case when f.leads and e.postage <> e."billedPostage" then 'billed-postage' end,
          case when f.leads and e.billed and e.rejected then 'billed-rejected' end
        ], null) as kinds
      from print_letter l join print_run r on r.id = l.run cross join bill
      join (${envelopesOf(run)}) e on e.part = l.part and (e.envelope = l.envelope or (e.envelope is null and l.envelope is null and e.first = l.position))
      cross join lateral (select e.first = l.position as leads) as f
      where l.run = ${run}
    )
    select * from judged where cardinality(kinds) > 0 order by part, position limit ${limit}`)
}
