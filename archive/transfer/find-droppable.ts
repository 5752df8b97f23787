import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { RecordId } from '../../core/words/id.ts'
import type { DueRecord } from '../retention/find-due.ts'
import { holdOfRecord } from '../retention/holds.ts'
import { confirmedOn, packageOfRecord } from './propose-drop.ts'
import type { TransferId } from './transfer.ts'

/** A record that an archive service has, and of which a copy is here. */
export interface DroppableRecord extends DueRecord {
  /** A document was added to it after its package was made: the archive service does not have that one. */
  readonly addedSince: boolean
}

/**
 * The records among the next ones of a transfer whose package was confirmed on the day `until` or before, with one statement (hub's role); `dueOn` is
 * the day of the confirmation.
 */
export async function findDroppable(
  hub: Queryable,
  {
    transfer,
    until,
    after,
    limit,
  }: {
    readonly transfer: TransferId
    readonly until: string
    readonly after: RecordId | null
    readonly limit: number
  },
): Promise<{ readonly looked: number; readonly last: RecordId | null; readonly due: DroppableRecord[] }> {
  const [row] = await hub.query<{ looked: number; last: RecordId | null; due: DroppableRecord[] }>(sql`
    with page as materialized (
      select r.transfer, r.record, r.bundle, r.documents from transfer_record r
      where r.transfer = ${transfer} and r.transferred and r.record > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      order by r.record limit ${limit}
    ), confirmed as (
      select r.*, ${confirmedOn} as day from page r join transfer_package p on ${packageOfRecord} where ${confirmedOn} <= ${until}::date
    )
    select (select count(*) from page) as looked, (select record from page order by record desc limit 1) as last,
      (select coalesce(json_agg(json_build_object('record', r.id, 'message', r.message, 'beganOn', c.day, 'dueOn', c.day,
          'hold', ${holdOfRecord}, 'year', extract(year from r.letter_date)::int,
          'bytes', (select coalesce(sum(d.pack_length), 0) from document d where d.record = r.id),
          'addedSince', c.documents is distinct from (select count(*) from document d where d.record = r.id)) order by r.id), '[]')
       from confirmed c join record r on r.id = c.record join record_kind k on k.id = r.kind) as due`)
  return row ?? { looked: 0, last: null, due: [] }
}

/** Of these records of a transfer, those that have a document which their package does not hold. */
export async function recordsAddedTo(
  tx: Queryable,
  transfer: TransferId,
  records: readonly RecordId[],
): Promise<ReadonlySet<RecordId>> {
  if (records.length === 0) return new Set()
  const rows = await tx.query<{ record: RecordId }>(sql`
    select given.record from unnest(${arrayOf('uuid', records)}) given (record)
    left join transfer_record r on r.transfer = ${transfer} and r.record = given.record and r.transferred
    where r.documents is distinct from (select count(*) from document d where d.record = given.record)`)
  return new Set(rows.map(({ record }) => record))
}
