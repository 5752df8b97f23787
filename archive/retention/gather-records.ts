import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { Disposal, ExclusionReason } from './disposal.ts'
import type { DueRecord, GatheringPlace } from './find-due.ts'

export interface GatheredRecord extends DueRecord {
  /** Why it stays; null: it goes, or becomes part of the sample. */
  readonly reason: ExclusionReason | null
}

/** Adds due records to the list of a disposal, and how far it is; a repetition adds nothing. */
export async function addGathered(
  tx: Tx,
  { id, entity }: Pick<Disposal, 'id' | 'entity'>,
  records: readonly GatheredRecord[],
  place: GatheringPlace,
): Promise<void> {
  if (records.length > 0)
    await tx.query(sql`
      insert into disposal_record (disposal, record, entity, verdict, reason, hold, year, due_on, bytes)
      select ${id}, g.record, ${entity}, case when g.reason is null then 'destroy' else 'excluded' end, g.reason,
        case when g.reason = 'held' then g.hold end, g.year, g.due_on, g.bytes
      from ${rowsOf<GatheredRecord>(
        'g',
        {
          record: ['uuid', ({ record }) => record],
          reason: ['text', ({ reason }) => reason],
          hold: ['uuid', ({ hold }) => hold],
          year: ['int', ({ year }) => year],
          due_on: ['date', ({ dueOn }) => dueOn],
          bytes: ['bigint', ({ bytes }) => bytes],
        },
        records,
      )}
      on conflict do nothing`)
  await tx.query(sql`
    update disposal set gathered_kind = ${place.kind}, gathered_record = ${place.record} where id = ${id}`)
}

/**
 * Draws the sample, and lets the list wait for a second person: of the n records that would go, the ⌈n × share⌉ with the lowest
 * SHA-256 of seed, colon and record id (the UUID as text) stay. A reader who has the seed and the list draws the same sample.
 */
export async function finishGathering(tx: Tx, { id, rule, seed, transfer }: Disposal): Promise<void> {
  if (rule.destination === 'sample' && transfer === null)
    await tx.query(sql`
      update disposal_record d set verdict = 'sample' from (
        select record, row_number() over (order by sha256(convert_to(${seed}::text || ':' || record, 'UTF8')), record) as place,
          count(*) over () as total
        from disposal_record where disposal = ${id} and verdict = 'destroy'
      ) drawn
      where d.disposal = ${id} and d.record = drawn.record
        and drawn.place <= ceil(drawn.total * ${rule.samplePerThousand}::numeric / 1000)`)
  await tx.query(sql`update disposal set status = 'waiting', lease_until = null where id = ${id}`)
}
