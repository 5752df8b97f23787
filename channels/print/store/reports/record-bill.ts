import { sql } from 'drizzle-orm'
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
 * Records the lines of a bill, and the sums of what was billed for each letter and control copy (hub's role). Each line counts,
 * since each is charged: an envelope that is on two bills is billed twice. A file with the name of an earlier one is a repetition or
 * a correction, and replaces its lines about the same letters.
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
  const subjects = arrayOf('uuid', [...new Set(billed.map(({ subject }) => subject))])
  await tx.query(sql`
    delete from print_bill_line b using ${rows}
    where b.subject = given.subject and b.sequence = given.sequence and b.bill = ${file.name} and b.file <> ${file.id}`)
  await tx.query(sql`
    insert into print_bill_line (subject, sequence, bill, line, file, sheets, amount, postage_amount)
    select subject, sequence, ${file.name}, line, ${file.id}::uuid, sheets, amount, "postageAmount" from ${rows}
    on conflict do nothing`)
  // The postage is known where every line gives it.
  // A credit takes the sheets of its envelope off the bill as well.
  const sums = sql`
    select subject, sequence, least(greatest(sum(amount), ${-largest}), ${largest})::int as amount,
      least(greatest(sum(case when amount < 0 then -sheets else sheets end), ${-largest}), ${largest})::int as sheets,
      case when count(postage_amount) = count(*) then least(greatest(sum(postage_amount), ${-largest}), ${largest}) end::int as postage
    from print_bill_line where subject = any(${subjects}) group by subject, sequence`
  await tx.query(sql`
    update print_letter l set billed_amount = b.amount, billed_sheets = b.sheets, billed_postage_amount = b.postage
    from (${sums}) b where b.sequence > 0 and l.message = b.subject and l.sequence = b.sequence`)
  await tx.query(sql`
    update print_run r set seed_billed_amount = b.amount, seed_billed_sheets = b.sheets,
      seed_billed_postage_amount = b.postage
    from (${sums}) b where b.sequence = 0 and r.id = b.subject`)
}
