import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../core/db/database.ts'

/**
 * The published decision of an entity to use the eBox. Without it the eBox may replace no letter (Bestuursdecreet of 7 December
 * 2018, art. II.22 and II.23).
 */
export interface EboxDecision {
  /** yyyy-mm-dd */
  readonly decidedOn: string
  /** Number or name by which the entity finds the decision again. */
  readonly reference: string
  /** Where it was published. */
  readonly url: string
}
export interface RecordedDecision extends EboxDecision {
  readonly recordedAt: Date
  /** Actor, as the audit log names it. */
  readonly recordedBy: string
}

/** Records the decision of the entity in scope; a newer one replaces the former. */
export async function recordDecision(
  tx: Tx,
  entity: string,
  { decidedOn, reference, url }: EboxDecision,
  by: string,
  now: Date,
): Promise<void> {
  await tx.query(sql`
    insert into ebox_decision (entity, decided_on, reference, url, recorded_at, recorded_by)
    values (${entity}, ${decidedOn}, ${reference}, ${url}, ${now}, ${by})
    on conflict (entity) do update set decided_on = excluded.decided_on, reference = excluded.reference,
      url = excluded.url, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`)
}

/** From the next letter on the entity no longer uses the eBox. @returns whether a decision was recorded */
export async function withdrawDecision(tx: Tx, entity: string): Promise<boolean> {
  const withdrawn = await tx.query(sql`delete from ebox_decision where entity = ${entity} returning 1`)
  return withdrawn.length > 0
}

export async function findDecision(db: Queryable, entity: string): Promise<RecordedDecision | undefined> {
  const [found] = await db.query<RecordedDecision>(sql`
    select decided_on::text as "decidedOn", reference, url, recorded_at as "recordedAt", recorded_by as "recordedBy"
    from ebox_decision where entity = ${entity}`)
  return found
}
