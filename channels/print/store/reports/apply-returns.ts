import { sql } from 'drizzle-orm'
import type { Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import { dayMs } from '../../../../core/durations.ts'
import { type Id, parseId, parseNumberedId } from '../../../../core/words/id.ts'
import type { DeliveryRef } from '../../../collector.ts'
import type { Receipt } from '../../../port.ts'
import { recordBill } from './record-bill.ts'

export const returnEvents = ['accepted', 'printed', 'posted', 'rejected', 'returned', 'billed'] as const
export type ReturnEvent = (typeof returnEvents)[number]

/** One line of a partner's return file; its shape is checked, its letter is not yet. */
export interface ReturnLine {
  /** From 1. */
  readonly line: number
  /** The delivery as the hub named it (`dlv_…`), a part (`run_…-001`, only rejected) or a control copy (`seed-run_…`). */
  readonly letter: string
  readonly event: ReturnEvent
  readonly at: Date
  readonly sheets?: number
  /** Euro cents, with `billed`; below zero: a credit. */
  readonly amount?: number
  /** The part of it that is postage. */
  readonly postageAmount?: number
  /** For registered mail. */
  readonly tracking?: string
  /** A short code, never free text. */
  readonly reason?: string
}

type Matched = ReturnLine & NonNullable<ReturnType<typeof parseNumberedId>>
type Reported = Pick<Matched, 'message' | 'sequence' | 'event' | 'sheets' | 'at'>

export interface AppliedReturns {
  /** Receipts that concern the recipient: posted, rejected, returned. */
  readonly receipts: readonly Receipt[]
  /** Lines about letters that this partner never received from the hub. */
  readonly unknown: readonly ReturnLine[]
  /** Lines about something that happened before the hub handed the letter over. */
  readonly early: readonly ReturnLine[]
}

/** Lines of one file of a partner. */
export interface ReportOfFile {
  readonly partner: string
  readonly file: { readonly id: string; readonly name: string }
  readonly lines: readonly ReturnLine[]
}

/**
 * Records the reports of a partner (hub's role): states and counts of the letters that it received. Lines arrive in any order and
 * more than once; those of unknown letters are returned, and so are those whose time is more than a day before the hand-over: the
 * legal clock and the window for returns begin with that time (decision 0126).
 */
export async function applyReturns(tx: Tx, report: ReportOfFile, now: Date): Promise<AppliedReturns> {
  const read = report.lines.map((line) => ({ line, id: parseNumberedId('dlv', line.letter) }))
  const named = read.flatMap(({ line, id }) => (id === undefined ? [] : [{ ...line, ...id }]))
  const known = await knownOf(tx, named, report.partner)
  const found = named.filter((line) => known.has(keyOf(line)))
  const early = found.filter((line) => isEarly(line, known.get(keyOf(line)) ?? null))
  const matched = found.filter((line) => !early.includes(line))
  const matchedLines = new Set(found.map((line) => line.line))
  await recordStates(tx, matched, now)
  const aboutRuns = await recordRunFacts(tx, report, now)
  for (const { line } of aboutRuns) matchedLines.add(line)
  await recordBill(tx, report.file, [
    ...matched.map((line) => ({ ...line, subject: line.message })),
    ...aboutRuns.map((line) => ({ ...line, subject: line.run, sequence: 0 })),
  ])
  return {
    receipts: matched.flatMap((line) => receiptOf(line)),
    unknown: report.lines.filter((line) => !matchedLines.has(line.line)),
    early,
  }
}

/** A clock of the partner that is behind, or a local time that was written as universal time. */
const clockToleranceMs = dayMs

/** A bill may name any day. */
function isEarly({ event, at }: ReturnLine, handedOverAt: Date | null): boolean {
  return event !== 'billed' && handedOverAt !== null && at.getTime() < handedOverAt.getTime() - clockToleranceMs
}

const keyOf = (line: { message: string; sequence: number }): string => `${line.message}.${line.sequence}`

/** When the hub handed over the first part of the run of each known letter: a letter that is printed again is in a later part. */
async function knownOf(tx: Tx, lines: readonly Matched[], partner: string): Promise<ReadonlyMap<string, Date | null>> {
  const rows = await tx.query<{ message: string; sequence: number; handedOverAt: Date | null }>(sql`
    select distinct l.message, l.sequence,
      (select min(p.handed_over_at) from print_part p where p.run = l.run) as "handedOverAt"
    from ${rowsOf<DeliveryRef>('given', { message: 'uuid', sequence: 'int' }, lines)}
    join print_letter l using (message, sequence)
    join print_run r on r.id = l.run join print_contract c on c.id = r.contract
    where c.partner = ${partner} and l.part is not null`)
  return new Map(rows.map((row) => [keyOf(row), row.handedOverAt]))
}

/** The order of the states at the partner; an earlier state never replaces a later one. */
const order = sql`array['planned', 'handed-over', 'accepted', 'printed', 'posted', 'returned', 'rejected']`

async function recordStates(tx: Tx, lines: readonly Matched[], now: Date): Promise<void> {
  const columns = {
    message: 'uuid',
    sequence: 'int',
    event: 'text',
    sheets: 'int',
    at: 'timestamptz',
  } as const
  await tx.query(sql`
    with said as (
      select message, sequence, max(array_position(${order}, event)) as rank,
        max(sheets) filter (where event <> 'billed') as sheets, max(at) filter (where event = 'posted') as posted_at
      from ${rowsOf<Reported>('line', columns, lines)}
      group by message, sequence
    )
    update print_letter l set changed_at = ${now}, printed_sheets = coalesce(said.sheets, l.printed_sheets),
      state = (${order})[greatest(said.rank, array_position(${order}, l.state))],
      posted_at = coalesce(said.posted_at, l.posted_at)
    from said where l.message = said.message and l.sequence = said.sequence`)
}

interface LineAboutRun {
  readonly line: number
  readonly run: Id<'run'>
  readonly event: ReturnEvent
  readonly sheets?: number | undefined
  readonly amount?: number | undefined
  readonly postageAmount?: number | undefined
}

/** Reports about a whole part that was refused, and about control copies. @returns the lines that were understood */
async function recordRunFacts(
  tx: Tx,
  { partner, lines }: Pick<ReportOfFile, 'partner' | 'lines'>,
  now: Date,
): Promise<LineAboutRun[]> {
  const named = lines.flatMap((line) => {
    const [, seed, run, n] = /^(seed-)?(run_[0-9a-z]{26})(?:-(\d{3,6}))?$/.exec(line.letter) ?? []
    const id = run === undefined ? undefined : parseId('run', run)
    if (id === undefined) return []
    const { event, sheets, amount, postageAmount } = line
    if (seed !== undefined && n === undefined)
      return [{ line: line.line, run: id, n: 0, event, sheets, amount, postageAmount }]
    return seed === undefined && n !== undefined && line.event === 'rejected'
      ? [{ line: line.line, run: id, n: Number(n), event }]
      : []
  })
  if (named.length === 0) return []
  const columns = { line: 'int', run: 'uuid', n: 'int', event: 'text' } as const
  const ofPartner = sql`select r.id from print_run r join print_contract c on c.id = r.contract where c.partner = ${partner}`
  const rows = await tx.query<{ line: number }>(sql`
    with said as (select * from ${rowsOf('line', columns, named)} where run in (${ofPartner})),
    refused as (
      update print_part p set rejected_at = coalesce(p.rejected_at, ${now}) from said
      where said.n > 0 and p.run = said.run and p.n = said.n and p.handed_over_at is not null returning said.line
    ),
    ranked as (select run, max(array_position(${order}, event)) as rank from said where n = 0 group by run),
    copies as (
      update print_run r set seed_state = (${order})[greatest(ranked.rank, array_position(${order}, r.seed_state))]
      from ranked where r.id = ranked.run and r.seed_state is not null returning r.id
    )
    select line from refused union select said.line from said join copies on copies.id = said.run where said.n = 0`)
  const understood = new Set(rows.map(({ line }) => line))
  return named.filter(({ line }) => understood.has(line))
}

function receiptOf(line: Matched): Receipt[] {
  if (line.event === 'accepted' || line.event === 'printed' || line.event === 'billed') return []
  const { sheets, tracking, reason } = line
  const detail = {
    ...(sheets !== undefined && { sheets: String(sheets) }),
    ...(tracking !== undefined && { tracking }),
    ...(reason !== undefined && { reason }),
  }
  return [{ message: line.message, sequence: line.sequence, type: line.event, at: line.at, detail }]
}
