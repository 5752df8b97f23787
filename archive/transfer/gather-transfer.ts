import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { GatheringPlace } from '../retention/find-due.ts'
import type { TransferableRecord } from './find-transferable.ts'
import type { Transfer, UntransferredReason } from './transfer.ts'

export interface GatheredTransferRecord extends TransferableRecord {
  /** Why it stays; null: it is transferred. */
  readonly reason: UntransferredReason | null
}

/** Letters without dossier in one package, at most: a package is accepted or refused as a whole. */
export const lettersOfMonth = 200

/** Adds records to the list of a transfer, and how far it is; a repetition adds nothing. */
export async function addToTransfer(
  tx: Tx,
  { id, entity }: Pick<Transfer, 'id' | 'entity'>,
  records: readonly GatheredTransferRecord[],
  place: GatheringPlace,
): Promise<void> {
  if (records.length > 0)
    await tx.query(sql`
      insert into transfer_record (transfer, record, entity, bundle, verdict, reason, held, letter_date, closed_on, bytes)
      select ${id}, g.record, ${entity}, g.bundle, case when g.reason is null then 'transfer' else 'excluded' end, g.reason, g.held,
        g.letter_date, g.closed_on, g.bytes
      from ${rowsOf<GatheredTransferRecord>(
        'g',
        {
          record: ['uuid', ({ record }) => record],
          bundle: ['text', ({ bundle }) => bundle],
          reason: ['text', ({ reason }) => reason],
          held: ['boolean', ({ held }) => held],
          letter_date: ['date', ({ letterDate }) => letterDate],
          closed_on: ['date', ({ closedOn }) => closedOn],
          bytes: ['bigint', ({ bytes }) => bytes],
        },
        records,
      )}
      on conflict do nothing`)
  await tx.query(sql`
    update transfer set gathered_kind = ${place.kind}, gathered_record = ${place.record} where id = ${id}`)
}

/**
 * Divides the list into packages, and lets it wait for a second person. A dossier is one package and goes as a whole: while one of its
 * letters stays, all of them stay. Letters without dossier are packed by month, in the order of their ids.
 */
export async function finishTransferList(tx: Tx, { id }: Pick<Transfer, 'id'>): Promise<void> {
  await tx.query(sql`
    update transfer_record r set verdict = 'excluded', reason = 'dossier-incomplete'
    from (select distinct bundle from transfer_record where transfer = ${id} and verdict = 'excluded' and bundle like 'd:%') open
    where r.transfer = ${id} and r.bundle = open.bundle and r.verdict = 'transfer'`)
  await tx.query(sql`
    insert into transfer_package (transfer, n, entity, bundle, first_record, last_record, records, opened_on, closed_on, status)
    select ${id}, row_number() over (order by bundle, min(record::text)), min(entity::text)::uuid, bundle, min(record::text)::uuid,
      max(record::text)::uuid, count(*), min(letter_date), coalesce(max(closed_on), max(letter_date)), 'waiting'
    from (
      select *, case when bundle like 'd:%' then 0
        else (row_number() over (partition by bundle order by record) - 1) / ${lettersOfMonth}::int end as part
      from transfer_record where transfer = ${id} and verdict = 'transfer') listed
    group by bundle, part`)
  await tx.query(sql`update transfer set status = 'waiting', lease_until = null where id = ${id}`)
}
