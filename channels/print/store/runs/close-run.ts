import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { EntityId, Id } from '../../../../core/words/id.ts'
import type { DeliveryRef, PartRef, RunClosing } from '../../../collector.ts'

/** Open runs whose cut-off has passed, and runs whose closing was interrupted before they were divided. */
export async function runsToClose(hub: Queryable, now: Date): Promise<Id<'run'>[]> {
  const rows = await hub.query<{ id: Id<'run'> }>(sql`
    select id from print_run
    where (status = 'open' and cut_off_at <= ${now}) or (status = 'closing' and cut_at is null) order by cut_off_at, id`)
  return rows.map((row) => row.id)
}

/** Admits no more letters (hub's role). Closes before the cut-off only when `early`. */
export async function closeRun(tx: Tx, run: Id<'run'>, now: Date, early: boolean): Promise<RunClosing> {
  const [closed] = await tx.query<{ entity: EntityId }>(sql`
    update print_run set status = 'closing', closed_at = ${now}
    where id = ${run} and status = 'open' and (cut_off_at <= ${now} or ${early}) returning entity`)
  if (closed !== undefined) return { kind: 'closing', entity: closed.entity }
  const [found] = await tx.query<{ status: string; cut_off_at: Date }>(
    sql`select status, cut_off_at from print_run where id = ${run}`,
  )
  if (found === undefined) return { kind: 'unknown' }
  return found.status === 'open' ? { kind: 'too-early', cutOffAt: found.cut_off_at } : { kind: 'closed' }
}

/**
 * The letters that would leave with a run, page by page: the caller checks just before the hand-over whether each is still
 * needed.
 */
export async function lettersOfRun(
  hub: Queryable,
  run: Id<'run'>,
  limit: number,
  after?: DeliveryRef,
): Promise<DeliveryRef[]> {
  const rest =
    after === undefined ? sql`true` : sql`(message, sequence) > (${after.message}::uuid, ${after.sequence}::int)`
  return hub.query<DeliveryRef>(sql`
    select message, sequence from print_letter where run = ${run} and ${rest} order by message, sequence limit ${limit}`)
}

/**
 * Takes letters out of their run: cancelled, read in the meantime, no longer needed. @returns those that were taken out; the
 * others had already been divided into parts, and leave.
 */
export async function dropLetters(tx: Tx, letters: readonly DeliveryRef[]): Promise<DeliveryRef[]> {
  return tx.query<DeliveryRef>(sql`
    delete from print_letter l using ${rowsOf('given', { message: 'uuid', sequence: 'int' }, letters)}
    where l.message = given.message and l.sequence = given.sequence and l.part is null
    returning l.message, l.sequence`)
}

/** The deliveries of one part, in the order in which they are printed. */
export async function lettersOfPart(hub: Queryable, run: Id<'run'>, n: number): Promise<DeliveryRef[]> {
  return hub.query<DeliveryRef>(
    sql`select message, sequence from print_letter where run = ${run} and part = ${n} order by position`,
  )
}

/** Parts that were divided and not handed over yet. */
export async function partsToHandOver(hub: Queryable): Promise<PartRef[]> {
  return hub.query(sql`
    select p.run, p.entity, p.n from print_part p join print_run r on r.id = p.run
    where r.status = 'closing' and p.handed_over_at is null and p.rerun_of is null order by r.cut_off_at, p.run, p.n`)
}
