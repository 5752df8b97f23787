import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { Refusal } from '../../core/fault.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import type { By } from '../retention/by.ts'
import { type Disposal, disposalColumns, isOpen } from '../retention/disposal.ts'
import { findSeries } from '../retention/series.ts'
import { transferToChange } from './propose-transfer.ts'
import type { Transfer, TransferId } from './transfer.ts'

/**
 * Proposes to drop the hub's own copies of the records that the archive service confirmed at least `dropDays` ago (hub's role). It is a
 * disposal: another person approves it, it waits, a legal hold beats it, and it ends with a certificate.
 * @throws Refusal UP-1404; UP-5037 before the transfer has ended; UP-5038 when no copy is left; UP-5039 when the confirmations are too
 * recent; UP-5005 while another disposal of the series is open
 */
export async function proposeDrop(
  tx: Tx,
  entity: EntityId,
  id: TransferId,
  { comment, dropDays }: { readonly comment?: string | undefined; readonly dropDays: number },
  { actor, now }: By,
): Promise<Disposal> {
  const transfer = await transferToChange(tx, entity, id)
  const series = await findSeries(tx, entity, transfer.series, 'lock')
  // A rule cannot be withdrawn, so that there is one.
  if (series?.rule === undefined) throw new Error('A transferred series has no rule')
  const until = brusselsDay(new Date(now.getTime() - dropDays * dayMs))
  await assertDroppable(tx, transfer, until, dropDays)
  const open = await tx.query(
    sql`select from disposal where entity = ${entity} and series = ${transfer.series} and ${isOpen}`,
  )
  if (open.length > 0) throw new Refusal('UP-5005', 'A disposal of this series is open: finish it, or withdraw it.')
  const [made] = await tx.query<Disposal>(sql`
    insert into disposal (id, entity, series, version, rule, transfer, archive_service, status, seed, until, comment, proposed_by,
      proposed_at)
    values (${newId('disposal', now)}, ${entity}, ${transfer.series}, ${series.version}, ${JSON.stringify(series.rule)}::jsonb, ${id},
      ${transfer.archiveService}, 'gathering', ${randomBytes(16).toString('hex')}, ${until}::date, ${comment ?? null}, ${actor}, ${now})
    returning ${disposalColumns}`)
  if (made === undefined) throw new Error('The disposal was not written')
  return made
}

async function assertDroppable(tx: Tx, { id, status }: Transfer, until: string, dropDays: number): Promise<void> {
  const [{ pending, there, first } = { pending: false, there: false, first: null }] = await tx.query<{
    pending: boolean
    there: boolean
    first: string | null
  }>(sql`
    select (select to_record from transfer where id = ${id}) as pending, count(record.id) > 0 as there,
      min(${confirmedOn}) filter (where record.id is not null)::text as first
    from transfer_record r join transfer_package p on ${packageOfRecord} left join record on record.id = r.record
    where r.transfer = ${id} and r.transferred`)
  if ((status !== 'done' && status !== 'stopped') || pending)
    throw new Refusal('UP-5037', 'The archive service has not answered about every package yet.')
  if (!there || first === null) throw new Refusal('UP-5038', 'This transfer left no copies here.')
  if (first > until)
    throw new Refusal('UP-5039', `The copies stay for ${dropDays} days after the first confirmation, of ${first}.`)
}

/** The day on which the package `p` was confirmed. */
export const confirmedOn = sql`(p.answered_at at time zone 'Europe/Brussels')::date`

/** The condition that the accepted package `p` holds the record `r` of a transfer. */
export const packageOfRecord = sql`p.transfer = r.transfer and p.bundle = r.bundle and p.status = 'accepted'
  and r.record between p.first_record and p.last_record`
