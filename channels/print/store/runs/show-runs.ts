import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import type { EntityId, Id, MessageId } from '../../../../core/words/id.ts'
import type { Localized } from '../../../../core/words/language.ts'
import { type PaperParts, sumOfParts } from '../../../paper-parts.ts'
import { envelopesOf } from '../reports/run-differences.ts'
import { arrivalsOf, type ExpectedArrival } from './expected-arrival.ts'
import type { RerunReason } from './rerun-part.ts'

export type RunStatus = 'open' | 'closing' | 'handed-over' | 'accepted' | 'reconciled' | 'overdue'
export interface RunLine {
  readonly id: Id<'run'>
  readonly entity: EntityId
  readonly entityName: Localized
  readonly contract: Id<'printContract'>
  readonly contractName: string
  readonly partner: string
  readonly status: RunStatus
  readonly cutOffAt: Date
  readonly closedAt: Date | null
  readonly handedOverAt: Date | null
  readonly dueAt: Date | null
  readonly letters: number
  readonly sheets: number
}
export interface RunPart {
  readonly n: number
  /** The part whose letters leave once more in this one, and why. */
  readonly rerunOf: number | null
  readonly rerunReason: RerunReason | null
  /** The partner reported that it refused the part. */
  readonly rejectedAt: Date | null
  readonly letters: number
  readonly sheets: number
  readonly sha256: string | null
  /** `replaced`: each of its letters that was not posted is in a later part. */
  readonly status: 'closing' | 'handed-over' | 'accepted' | 'reconciled' | 'replaced'
}
interface ControlCopyBill {
  /** What the partner reported of the office's own copy; null: the run has none. */
  readonly controlCopy: string | null
  /** Cents of the control copy by the contract, and its sheets and cents on the partner's bill; null where there are none. */
  readonly controlCopyAmount: number | null
  readonly controlCopyBilledSheets: number | null
  readonly controlCopyBilledAmount: number | null
  /** The parts of the two amounts that are postage; null where they are not known. */
  readonly controlCopyPostage: number | null
  readonly controlCopyBilledPostage: number | null
}
/**
 * The hub's figures compared with the partner's: every letter must have a final state, and billed sheets must equal the hub's.
 */
export interface Reconciliation extends ControlCopyBill {
  readonly letters: number
  readonly accepted: number
  readonly printed: number
  readonly posted: number
  readonly rejected: number
  readonly returned: number
  /** Without posted, rejected or returned. */
  readonly withoutEnd: number
  /** Of the letters that the partner says it printed: the hub's count and the partner's. */
  readonly sheets: number
  readonly printedSheets: number
  /** Euro cents of all letters that have a price. */
  readonly amount: number
  readonly parts: PaperParts
  readonly withoutPrice: number
  readonly envelopes: number
  /** Letters that share an envelope with another one. */
  readonly bundled: number
  /** Euro cents that the letters would cost in an envelope each. */
  readonly aloneAmount: number
  /** The parts of what is saved by letters that share an envelope. */
  readonly savingParts: PaperParts
  /** Envelopes, sheets and cents on the partner's bill, and the hub's figures for the same envelopes. */
  readonly billed: Billed
}
export interface Billed {
  readonly envelopes: number
  readonly sheets: number
  readonly amount: number
  readonly ownSheets: number
  readonly ownAmount: number
  readonly parts: PaperParts
  readonly ownParts: PaperParts
  /** The envelopes of which the bill and the contract both give the postage. */
  readonly compared: ComparedParts
}
export interface ComparedParts {
  readonly envelopes: number
  readonly printing: number
  readonly postage: number
  readonly ownPrinting: number
  readonly ownPostage: number
}
export interface RunDetail extends RunLine {
  readonly parts: readonly RunPart[]
  readonly reconciliation: Reconciliation
  readonly arrivals: readonly ExpectedArrival[]
  /** Letters without final state after the due date, at most 200 of them. */
  readonly overdue: readonly {
    readonly message: MessageId
    readonly sequence: number
    readonly part: number
    readonly state: string
  }[]
}
export interface RunPlace {
  readonly cutOffAt: Date
  readonly id: Id<'run'>
}

const line = sql`
  r.id, r.entity, r.contract, c.name as "contractName", c.partner, r.status, r.cut_off_at as "cutOffAt",
  e.name as "entityName", r.closed_at as "closedAt", r.handed_over_at as "handedOverAt", r.due_at as "dueAt"`
/** A run that is not divided yet is counted; a divided one stores its numbers. */
const counted = sql`
  case when r.cut_at is null then p.letters else r.letters end as letters,
  case when r.cut_at is null then p.sheets else r.sheets end as sheets`
const planned = sql`
  cross join lateral (
    select count(*)::int as letters, coalesce(sum(l.sheets), 0)::int as sheets from print_letter l
    where r.cut_at is null and l.run = r.id
  ) p`

/** Runs newest cut-off first: of the entity in scope, or all of them with the hub's role. */
export async function listRuns(tx: Queryable, limit: number, after?: RunPlace): Promise<RunLine[]> {
  const below =
    after === undefined ? sql`true` : sql`(r.cut_off_at, r.id) < (${after.cutOffAt}::timestamptz, ${after.id}::uuid)`
  return tx.query<RunLine>(sql`
    select ${line}, ${counted} from print_run r join print_contract c on c.id = r.contract join entity e on e.id = r.entity ${planned}
    where ${below} order by r.cut_off_at desc, r.id desc limit ${limit}`)
}

/** One run with its parts and its reconciliation; undefined where it is not in scope. */
export async function showRun(tx: Queryable, id: Id<'run'>, now: Date): Promise<RunDetail | undefined> {
  const [run] = await tx.query<RunLine>(sql`
    select ${line}, ${counted} from print_run r join print_contract c on c.id = r.contract join entity e on e.id = r.entity ${planned} where r.id = ${id}`)
  if (run === undefined) return undefined
  const parts = await partsOf(tx, id)
  const reconciliation = await reconcile(tx, id)
  const late = run.dueAt !== null && run.dueAt <= now
  const overdue = late ? await withoutEnd(tx, id) : []
  const arrivals = await arrivalsOf(tx, id)
  return { ...run, parts, reconciliation, arrivals, overdue }
}

async function withoutEnd(tx: Queryable, id: Id<'run'>): Promise<RunDetail['overdue']> {
  return tx.query(sql`
    select message, sequence, part, state from print_letter
    where run = ${id} and state not in ('posted', 'rejected', 'returned') order by part, position limit 200`)
}

async function partsOf(tx: Queryable, id: Id<'run'>): Promise<RunPart[]> {
  return tx.query<RunPart>(sql`
    select p.n, p.letters, p.sheets, p.sha256, p.rerun_of as "rerunOf", p.rerun_reason as "rerunReason",
      p.rejected_at as "rejectedAt",
      case when p.handed_over_at is null then 'closing'
        when count(l.message) = 0 then 'replaced'
        when bool_and(l.state in ('posted', 'rejected', 'returned')) then 'reconciled'
        when bool_and(l.state <> 'handed-over') then 'accepted' else 'handed-over' end as status
    from print_part p left join print_letter l on l.run = p.run and l.part = p.n
    where p.run = ${id} group by p.run, p.n order by p.n`)
}

async function reconcile(tx: Queryable, id: Id<'run'>): Promise<Reconciliation> {
  const [counts] = await tx.query<Omit<Reconciliation, 'billed' | keyof ControlCopyBill>>(sql`
    select count(*)::int as letters,
      count(*) filter (where state in ('accepted', 'printed', 'posted', 'returned'))::int as accepted,
      count(*) filter (where printed_sheets is not null)::int as printed,
      count(*) filter (where state in ('posted', 'returned'))::int as posted,
      count(*) filter (where state = 'rejected')::int as rejected,
      count(*) filter (where state = 'returned')::int as returned,
      count(*) filter (where state not in ('posted', 'rejected', 'returned'))::int as "withoutEnd",
      coalesce(sum(sheets) filter (where printed_sheets is not null), 0)::int as sheets,
      coalesce(sum(printed_sheets), 0)::float8 as "printedSheets",
      coalesce(sum(amount), 0)::float8 as amount, count(*) filter (where amount is null)::int as "withoutPrice",
      coalesce(sum(coalesce(alone_amount, amount)), 0)::float8 as "aloneAmount",
      ${sumOfParts(sql`amount`, sql`postage_amount`)} as parts,
      ${sumOfParts(
        sql`coalesce(alone_amount, amount) - amount`,
        sql`case when alone_amount is null then 0 else alone_postage_amount - postage_amount end`,
      )} as "savingParts"
    from print_letter where run = ${id}`)
  const [copy] = await tx.query<ControlCopyBill>(sql`
    select seed_state as "controlCopy", seed_amount as "controlCopyAmount",
      seed_billed_sheets as "controlCopyBilledSheets", seed_billed_amount as "controlCopyBilledAmount",
      seed_postage_amount as "controlCopyPostage", seed_billed_postage_amount as "controlCopyBilledPostage"
    from print_run where id = ${id}`)
  const [envelopes] = await tx.query<Billed & { all: number; bundled: number }>(sql`
    select count(*)::int as all, coalesce(sum(letters) filter (where letters > 1), 0)::int as bundled,
      count(*) filter (where billed)::int as envelopes,
      coalesce(sum("billedSheets") filter (where billed), 0)::float8 as sheets,
      coalesce(sum("billedAmount") filter (where billed), 0)::float8 as amount,
      coalesce(sum(sheets) filter (where billed), 0)::float8 as "ownSheets",
      coalesce(sum(amount) filter (where billed), 0)::float8 as "ownAmount",
      ${sumOfParts(ofBilled(sql`"billedAmount"`), ofBilled(sql`"billedPostage"`))} as parts,
      ${sumOfParts(ofBilled(sql`amount`), ofBilled(sql`postage`))} as "ownParts",
      jsonb_build_object('envelopes', count(*) filter (where ${bothKnown}),
        'postage', coalesce(sum("billedPostage") filter (where ${bothKnown}), 0),
        'printing', coalesce(sum("billedAmount" - "billedPostage") filter (where ${bothKnown}), 0),
        'ownPostage', coalesce(sum(postage) filter (where ${bothKnown}), 0),
        'ownPrinting', coalesce(sum(amount - postage) filter (where ${bothKnown}), 0)) as compared
    from (${envelopesOf(id)}) e`)
  if (counts === undefined || envelopes === undefined || copy === undefined) throw new Error('A count answers always')
  const { all, bundled, ...billed } = envelopes
  return { ...counts, ...copy, envelopes: all, bundled, billed }
}

/** Of billed envelopes alone. */
const ofBilled = (value: SQL): SQL => sql`case when billed then ${value} end`
const bothKnown = sql`"billedPostage" is not null and postage is not null`
