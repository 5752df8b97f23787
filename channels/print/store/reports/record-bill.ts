import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'

/** A line of a bill about a letter, or with sequence 0 about the control copy of a run. */
export interface BilledLine {
  /** From 1. */
  readonly line: number
  readonly event: string
  readonly subject: string
  readonly sequence: number
  readonly sheets?: number | undefined
  /** Euro cents; below zero: a credit. */
  readonly amount?: number | undefined
  /** The part of it that is postage. */
  readonly postageAmount?: number | undefined
}

const columns = {
  subject: 'uuid',
  sequence: 'int',
  line: 'int',
  sheets: 'int',
  amount: 'int',
  postageAmount: 'int',
} as const
const largest = 2_147_483_647

/**
 * Records the lines of a bill, and what was billed for each letter and control copy (hub's role). Each line counts, since each is charged: an
 * envelope that is on two bills is billed twice. A file with the name of an earlier one is a repetition or a correction, and replaces its
 * lines about the same envelopes. A partner names an envelope by any of its letters: each letter gets its share of the sum.
 */
export async function recordBill(
  tx: Tx,
  file: { readonly id: string; readonly name: string },
  lines: readonly BilledLine[],
): Promise<void> {
  const billed = lines.flatMap(({ event, line, subject, sequence, sheets = null, amount, postageAmount = null }) =>
    event === 'billed' && amount !== undefined ? [{ line, subject, sequence, sheets, amount, postageAmount }] : [],
  )
  if (billed.length === 0) return
  const rows = rowsOf('given', columns, billed)
  const mates = sql`
    with named as (
      select distinct given.subject, given.sequence, l.run, l.envelope
      from ${rows} left join print_letter l on l.message = given.subject and l.sequence = given.sequence
    ), mate as (
      select l.message as subject, l.sequence, l.run, l.envelope from print_letter l
      join (select distinct run, envelope from named where envelope is not null) e on e.run = l.run and e.envelope = l.envelope
      union all select subject, sequence, run, null from named where envelope is null
    )`
  await tx.query(sql`
    ${mates}
    delete from print_bill_line b using mate
    where b.subject = mate.subject and b.sequence = mate.sequence and b.bill = ${file.name} and b.file <> ${file.id}`)
  await tx.query(sql`
    insert into print_bill_line (subject, sequence, bill, line, file, sheets, amount, postage_amount)
    select subject, sequence, ${file.name}, line, ${file.id}::uuid, sheets, amount, "postageAmount" from ${rows}
    on conflict do nothing`)
  // The postage is known where every line gives it. A credit takes the sheets of its envelope off the bill as well.
  await tx.query(sql`
    ${mates}, share as (
      select m.subject, m.sequence, b.amount as total, b.postage, b.sheets,
        sum(w.weight) over envelope as until, w.weight, sum(w.weight) over (partition by m.run, m.envelope, m.alone) as whole,
        row_number() over envelope = 1 as leads
      from (select *, case when envelope is null then subject end as alone from mate) m
      join print_letter l on l.message = m.subject and l.sequence = m.sequence
      cross join lateral (select coalesce(nullif(l.amount, 0), l.sheets)::numeric as weight) w
      join (
        select m.run, m.envelope, case when m.envelope is null then m.subject end as alone, sum(b.amount) as amount,
          sum(case when b.amount < 0 then -b.sheets else b.sheets end) as sheets,
          case when count(b.postage_amount) = count(*) then sum(b.postage_amount) end as postage
        from mate m join print_bill_line b on b.subject = m.subject and b.sequence = m.sequence
        group by 1, 2, 3
      ) b on b.run = m.run and b.envelope is not distinct from m.envelope and b.alone is not distinct from m.alone
      window envelope as (partition by m.run, m.envelope, m.alone order by l.part, l.position, m.subject)
    ), paid as (
      select *, floor(total * until / whole) as paid_until, floor(total * (until - weight) / whole) as paid_before from share
    )
    update print_letter l set billed_amount = ${within(sql`p.paid_until - p.paid_before`)},
      billed_sheets = case when p.leads then ${within(sql`p.sheets`)} end,
      billed_postage_amount = case
        when p.total <> 0 then ${within(sql`floor(p.postage * p.paid_until / p.total) - floor(p.postage * p.paid_before / p.total)`)}
        when p.leads then ${within(sql`p.postage`)}
        when p.postage is not null then 0 end
    from paid p where l.message = p.subject and l.sequence = p.sequence`)
  await tx.query(sql`
    update print_run r set seed_billed_amount = ${within(sql`b.amount`)}, seed_billed_sheets = ${within(sql`b.sheets`)},
      seed_billed_postage_amount = ${within(sql`b.postage`)}
    from (
      select subject, sum(amount) as amount, sum(case when amount < 0 then -sheets else sheets end) as sheets,
        case when count(postage_amount) = count(*) then sum(postage_amount) end as postage
      from print_bill_line where subject = any(${arrayOf('uuid', [...new Set(billed.map(({ subject }) => subject))])}) and sequence = 0
      group by subject
    ) b where r.id = b.subject`)
}

/** A sum that fits its column; null where there is none. */
const within = (sum: SQL): SQL =>
  sql`case when ${sum} is not null then least(greatest(${sum}, ${-largest}), ${largest}) end::int`
