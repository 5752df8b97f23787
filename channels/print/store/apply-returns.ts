import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import { parseNumberedId } from '../../../core/words/id.ts'
import type { DeliveryRef } from '../../collector.ts'
import type { Receipt } from '../../port.ts'

export const returnEvents = ['accepted', 'printed', 'posted', 'rejected', 'returned'] as const
export type ReturnEvent = (typeof returnEvents)[number]

/** One line of a partner's return file; its shape is checked, its letter is not yet. */
export interface ReturnLine {
  /** From 1. */
  readonly line: number
  /** The delivery as the hub named it: `dlv_…`. */
  readonly letter: string
  readonly event: ReturnEvent
  readonly at: Date
  readonly sheets?: number
  /** For registered mail. */
  readonly tracking?: string
  /** A short code, never free text. */
  readonly reason?: string
}

type Matched = ReturnLine & NonNullable<ReturnType<typeof parseNumberedId>>
type Reported = Pick<Matched, 'message' | 'sequence' | 'event' | 'sheets'>

export interface AppliedReturns {
  /** Receipts that concern the recipient: posted, rejected, returned. */
  readonly receipts: readonly Receipt[]
  /** Lines about letters that this partner never received from the hub. */
  readonly unknown: readonly ReturnLine[]
}

/**
 * Records the reports of a partner (hub's role): states and counts of the letters that it received. Lines arrive in any order and
 * more than once; those of unknown letters are returned.
 */
export async function applyReturns(
  tx: Tx,
  report: { readonly partner: string; readonly lines: readonly ReturnLine[] },
  now: Date,
): Promise<AppliedReturns> {
  const read = report.lines.map((line) => ({ line, id: parseNumberedId('dlv', line.letter) }))
  const named = read.flatMap(({ line, id }) => (id === undefined ? [] : [{ ...line, ...id }]))
  const known = await knownOf(tx, named, report.partner)
  const matched = named.filter((line) => known.has(keyOf(line)))
  const matchedLines = new Set(matched.map((line) => line.line))
  await recordStates(tx, matched, now)
  return {
    receipts: matched.flatMap((line) => receiptOf(line)),
    unknown: report.lines.filter((line) => !matchedLines.has(line.line)),
  }
}

const keyOf = (line: { message: string; sequence: number }): string => `${line.message}.${line.sequence}`

async function knownOf(tx: Tx, lines: readonly Matched[], partner: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ message: string; sequence: number }>(sql`
    select distinct l.message, l.sequence
    from ${rowsOf<DeliveryRef>('given', { message: 'uuid', sequence: 'int' }, lines)}
    join print_letter l using (message, sequence)
    join print_run r on r.id = l.run join print_contract c on c.id = r.contract
    where c.partner = ${partner} and l.part is not null`)
  return new Set(rows.map(keyOf))
}

/** The order of the states at the partner; an earlier state never replaces a later one. */
const order = sql`array['planned', 'handed-over', 'accepted', 'printed', 'posted', 'returned', 'rejected']`

async function recordStates(tx: Tx, lines: readonly Matched[], now: Date): Promise<void> {
  await tx.query(sql`
    with said as (
      select message, sequence, max(array_position(${order}, event)) as rank, max(sheets) as sheets
      from ${rowsOf<Reported>('line', { message: 'uuid', sequence: 'int', event: 'text', sheets: 'int' }, lines)}
      group by message, sequence
    )
    update print_letter l set changed_at = ${now}, printed_sheets = coalesce(said.sheets, l.printed_sheets),
      state = (${order})[greatest(said.rank, array_position(${order}, l.state))]
    from said where l.message = said.message and l.sequence = said.sequence`)
}

function receiptOf(line: Matched): Receipt[] {
  if (line.event === 'accepted' || line.event === 'printed') return []
  const { sheets, tracking, reason } = line
  const detail = {
    ...(sheets !== undefined && { sheets: String(sheets) }),
    ...(tracking !== undefined && { tracking }),
    ...(reason !== undefined && { reason }),
  }
  return [{ message: line.message, sequence: line.sequence, type: line.event, at: line.at, detail }]
}
