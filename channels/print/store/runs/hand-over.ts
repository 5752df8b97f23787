import { sql } from 'drizzle-orm'
import type { Database, Queryable } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { EntityId, Id, MessageId } from '../../../../core/words/id.ts'
import type { Postage } from '../../../../core/words/message.ts'
import type { SheetMarking } from '../../../../core/words/sheet-mark.ts'
import type { DeliveryRef } from '../../../collector.ts'
import type { ContractTerms, SeedAddress } from '../contracts/contract-terms.ts'
import { type CutOffRule, endOfWorkingDay } from '../contracts/cut-off.ts'
import type { SheetSides, Zone } from '../contracts/price.ts'

/** One part as its package describes it. */
export interface PartToHandOver {
  readonly run: Id<'run'>
  readonly n: number
  readonly entity: EntityId
  readonly cutOffAt: Date
  readonly contract: Id<'printContract'>
  readonly partner: string
  readonly profile: string
  readonly sides: SheetSides
  readonly blankLastSide: boolean
  readonly sheetMarks: SheetMarking
  readonly handedOverAt: Date | null
  /** The part whose letters leave once more in this one. */
  readonly rerunOf: number | null
  /** The control copy of the office: it leaves with the first part of a run, and again with that part until it was posted. */
  readonly seed: SeedAddress | null
  readonly envelopeTerms: Pick<ContractTerms, 'ink' | 'c4FromSheets'>
  /** In the order of printing. */
  readonly letters: readonly LetterOfPart[]
}
export interface LetterOfPart {
  readonly message: MessageId
  readonly sequence: number
  readonly position: number
  readonly postage: Postage
  readonly postalCode: string
  readonly zone: Zone
  readonly sheets: number
  /** Number of the envelope within the run; letters with the same number share it. Null: planned by an earlier version. */
  readonly envelope: number | null
  /** `sheets` counts the address sheet of the envelope, which is before this letter. */
  readonly addressSheet: boolean
}

/** The number of the part that `p` is made of, directly or by way of others. */
const firstMade = sql`
  with recursive made as (
    select p.n, p.rerun_of
    union all select before.n, before.rerun_of from made join print_part before on before.run = p.run and before.n = made.rerun_of
  ) select min(n) from made`

/** The part to which a delivery belongs; undefined while its run has not been divided. */
export async function partOf(hub: Queryable, delivery: DeliveryRef): Promise<PartToHandOver | undefined> {
  const [part] = await hub.query<Omit<PartToHandOver, 'letters'>>(sql`
    select p.run, p.n, p.entity, p.handed_over_at as "handedOverAt", p.rerun_of as "rerunOf", r.cut_off_at as "cutOffAt",
      c.id as contract, c.partner, c.profile, c.sides, c.blank_last_side as "blankLastSide", c.sheet_marks as "sheetMarks",
      case when p.n = 1 and r.seed_state is not null then c.seed_address
        when p.rerun_of is not null and r.seed_state in ('handed-over', 'accepted', 'printed') and (${firstMade}) = 1
          then c.seed_address end as seed,
      jsonb_build_object('ink', c.ink, 'c4FromSheets', c.c4_from_sheets) as "envelopeTerms"
    from print_letter mine
    join print_part p on p.run = mine.run and p.n = mine.part
    join print_run r on r.id = p.run
    join print_contract c on c.id = r.contract
    where mine.message = ${delivery.message} and mine.sequence = ${delivery.sequence}`)
  if (part === undefined) return undefined
  const letters = await hub.query<LetterOfPart>(sql`
    select message, sequence, position, postage, postal_code as "postalCode", zone, sheets, envelope,
      coalesce(address_sheet, false) as "addressSheet"
    from print_letter where run = ${part.run} and part = ${part.n} order by position`)
  return { ...part, letters }
}

/** The messages that are in the same print parts as these deliveries, including theirs; none while a run has not been divided. */
export async function printedTogether(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<MessageId[]> {
  if (deliveries.length === 0) return []
  const rows = await hub.query<{ message: MessageId }>(sql`
    select distinct l.message
    from ${rowsOf('d', { message: 'uuid', sequence: 'int' }, deliveries)}
    join print_letter mine on mine.message = d.message and mine.sequence = d.sequence
    join print_letter l on l.run = mine.run and l.part = mine.part`)
  return rows.map(({ message }) => message)
}

/** Records that the partner has a part; the run follows when it was the last one. A repeated call changes nothing. */
export async function notePartHandedOver(
  database: Pick<Database, 'asHub'>,
  part: Pick<PartToHandOver, 'run' | 'n'>,
  handed: { readonly sha256: string; readonly size: number },
  now: Date,
): Promise<void> {
  await database.asHub(async (tx) => {
    // The run is locked first: two parts that end at the same time would otherwise each see the other as unfinished.
    const [run] = await tx.query<CutOffRule & { dueDays: number }>(sql`
      select c.due_days as "dueDays", c.working_days as "workingDays", c.closed_on::text[] as "closedOn" from print_run r join print_contract c on c.id = r.contract
      where r.id = ${part.run} for update of r`)
    await tx.query(sql`
      update print_part set handed_over_at = ${now}, sha256 = ${handed.sha256}, size = ${handed.size}
      where run = ${part.run} and n = ${part.n} and handed_over_at is null`)
    await tx.query(sql`
      update print_letter set state = 'handed-over', changed_at = ${now}
      where run = ${part.run} and part = ${part.n} and state = 'planned'`)
    const dueAt = endOfWorkingDay(now, run?.dueDays ?? 3, run)
    await tx.query(sql`
      update print_run set status = 'handed-over', handed_over_at = ${now}, due_at = ${dueAt},
        seed_state = case when seed_state = 'planned' then 'handed-over' else seed_state end
      where id = ${part.run} and status = 'closing'
        and not exists (select from print_part where run = ${part.run} and handed_over_at is null and rerun_of is null)`)
    // The partner has the term of the contract for what it makes again.
    await tx.query(sql`
      update print_run r set status = 'handed-over', due_at = greatest(due_at, ${dueAt}::timestamptz) from print_part p
      where r.id = ${part.run} and r.status in ('handed-over', 'accepted', 'overdue')
        and p.run = r.id and p.n = ${part.n} and p.rerun_of is not null and p.handed_over_at = ${now}`)
  })
}
