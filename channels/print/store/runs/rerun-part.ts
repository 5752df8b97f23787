import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { EntityId } from '../../../../core/words/id.ts'
import { hasAddressSheet } from '../../../../core/words/post/address-sheet.ts'
import type { DeliveryRef, PartRef, RerunToNote } from '../../../collector.ts'

/** Why a part is made again. */
export const rerunReasons = ['lost', 'spoilt', 'refused'] as const
export type RerunReason = (typeof rerunReasons)[number]

export interface RerunOrder {
  readonly reason: RerunReason
  /** Why the operator is sure that none of these letters was posted; needed unless the partner reported the part as refused. */
  readonly statement?: string | undefined
  readonly by: string
}
export type RerunResult =
  | { readonly kind: 'ordered'; readonly n: number; readonly letters: number }
  | { readonly kind: 'unknown' }
  /** The partner does not have the part yet. */
  | { readonly kind: 'not-handed-over' }
  | { readonly kind: 'statement-needed' }
  /** Every letter of the part was posted, rejected or returned, or is in a later part. */
  | { readonly kind: 'nothing-left' }

/** Letters that may leave once more: the partner never reported them as posted, rejected or returned. */
const mayLeaveAgain = sql`state in ('handed-over', 'accepted', 'printed') and posted_at is null`

/**
 * Orders that the letters of a part that were not posted leave once more, as a new part that refers to the first one (hub's role).
 * A letter is in one part at a time, and a part is handed over once, so that no letter is posted twice by it.
 */
export async function rerunPart(
  tx: Tx,
  { run, n }: Pick<PartRef, 'run' | 'n'>,
  { reason, statement, by }: RerunOrder,
  now: Date,
): Promise<RerunResult> {
  await tx.query(sql`select from print_run where id = ${run} for update`)
  const [part] = await tx.query<{ entity: EntityId; handedOverAt: Date | null; rejectedAt: Date | null }>(sql`
    select entity, handed_over_at as "handedOverAt", rejected_at as "rejectedAt" from print_part
    where run = ${run} and n = ${n}`)
  if (part === undefined) return { kind: 'unknown' }
  if (part.handedOverAt === null) return { kind: 'not-handed-over' }
  if (part.rejectedAt === null && statement === undefined) return { kind: 'statement-needed' }
  const [made] = await tx.query<{ n: number; letters: number }>(sql`
    with next as (select max(n) + 1 as n from print_part where run = ${run}),
    moved as (
      update print_letter l set part = next.n, state = 'planned', printed_sheets = null, changed_at = ${now}
      from next where l.run = ${run} and l.part = ${n} and ${mayLeaveAgain}
      returning l.sheets
    )
    insert into print_part (run, n, entity, letters, sheets, rerun_of, rerun_reason, statement, ordered_by)
    select ${run}::uuid, next.n, ${part.entity}::uuid, count(*), sum(moved.sheets), ${n}::int, ${reason}, ${statement ?? null}::text, ${by}
    from next, moved group by next.n
    returning n, letters`)
  if (made === undefined) return { kind: 'nothing-left' }
  return { kind: 'ordered', ...made }
}

/** A part that is to be handed over once more, with its letters in the order of printing. */
export interface RerunToHandOver extends PartRef {
  readonly letters: readonly DeliveryRef[]
}

/** Parts that were ordered once more and that no dispatcher is handing over, or that their letters do not mention yet. */
export async function rerunsWait(hub: Queryable, now: Date): Promise<boolean> {
  const rows = await hub.query(sql`
    (select from print_part where rerun_of is not null and handed_over_at is null
      and (lease_until is null or lease_until <= ${now}) limit 1)
    union all
    (select from print_part where rerun_of is not null and handed_over_at is not null and noted_at is null limit 1)`)
  return rows.length > 0
}

/**
 * Takes the lease of one part that was ordered once more (hub's role). A letter about which the partner reported in the meantime
 * that it was posted, refused or returned goes back to the first part; a late report that it was accepted or printed concerns the
 * part that was lost.
 */
export async function claimRerun(tx: Tx, now: Date, leaseMs: number): Promise<RerunToHandOver | undefined> {
  const [part] = await tx.query<PartRef & { rerunOf: number }>(sql`
    update print_part set lease_until = ${new Date(now.getTime() + leaseMs)}
    where (run, n) = (
      select run, n from print_part where rerun_of is not null and handed_over_at is null
        and (lease_until is null or lease_until <= ${now}) order by run, n limit 1 for update skip locked)
    returning run, entity, n, rerun_of as "rerunOf"`)
  if (part === undefined) return undefined
  const { run, n, entity } = part
  await tx.query(sql`
    update print_letter set part = ${part.rerunOf}
    where run = ${run} and part = ${n} and state <> 'planned' and not (${mayLeaveAgain})`)
  await tx.query(sql`
    update print_letter set state = 'planned', printed_sheets = null, changed_at = ${now}
    where run = ${run} and part = ${n} and state <> 'planned'`)
  const letters = await tx.query<DeliveryRef>(sql`
    select message, sequence from print_letter where run = ${run} and part = ${n} order by position`)
  await countLetters(tx, part)
  return { run, n, entity, letters }
}

/** See `Collector.takeRerunToNote` (hub's role). */
export async function takeRerunToNote(tx: Tx, now: Date): Promise<RerunToNote | undefined> {
  const [part] = await tx.query<Omit<RerunToNote, 'letters'>>(sql`
    update print_part set noted_at = ${now}
    where (run, n) = (
      select run, n from print_part where rerun_of is not null and handed_over_at is not null and noted_at is null
      order by run, n limit 1 for update skip locked)
    returning run, entity, n, rerun_reason as reason, handed_over_at as "handedOverAt"`)
  if (part === undefined) return undefined
  const letters = await tx.query<DeliveryRef>(sql`
    select message, sequence from print_letter where run = ${part.run} and part = ${part.n} order by position`)
  return { ...part, letters }
}

/**
 * Returns letters of a part that was ordered once more to the part that they left with, as handed over: they ended in the meantime,
 * by a report that did not come from the partner (hub's role).
 */
export async function leaveOutOfRerun(tx: Tx, part: PartRef, letters: readonly DeliveryRef[]): Promise<void> {
  await tx.query(sql`
    update print_letter l set part = p.rerun_of, state = 'handed-over'
    from ${rowsOf('given', { message: 'uuid', sequence: 'int' }, letters)}, print_part p
    where l.message = given.message and l.sequence = given.sequence and l.run = ${part.run} and l.part = ${part.n}
      and p.run = l.run and p.n = l.part`)
  await countLetters(tx, part)
}

/** Counts the letters and sheets of a part again; a part without letters is removed. */
async function countLetters(tx: Tx, { run, n }: Pick<PartRef, 'run' | 'n'>): Promise<void> {
  await completeEnvelopes(tx, { run, n })
  await tx.query(sql`
    update print_part p set letters = counted.letters, sheets = counted.sheets
    from (select count(*) as letters, sum(sheets) as sheets from print_letter where run = ${run} and part = ${n}) counted
    where p.run = ${run} and p.n = ${n} and counted.letters > 0`)
  await tx.query(sql`
    delete from print_part p where p.run = ${run} and p.n = ${n}
      and not exists (select from print_letter l where l.run = p.run and l.part = p.n)`)
}

/**
 * Without window, each envelope of a part needs an address sheet: where the letter that counted it stays behind, the first letter
 * that leaves counts one.
 */
async function completeEnvelopes(tx: Tx, { run, n }: Pick<PartRef, 'run' | 'n'>): Promise<void> {
  const [contract] = await tx.query<{ profile: string }>(sql`
    select c.profile from print_run r join print_contract c on c.id = r.contract where r.id = ${run}`)
  if (contract === undefined || !hasAddressSheet(contract.profile)) return
  await tx.query(sql`
    update print_letter l set address_sheet = true, sheets = l.sheets + 1
    from (
      select min(position) as first from print_letter where run = ${run} and part = ${n}
      group by envelope having not bool_or(coalesce(address_sheet, false))
    ) lacking
    where l.run = ${run} and l.part = ${n} and l.position = lacking.first`)
}
