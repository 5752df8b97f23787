import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { isSamePerson } from '../../core/tenants/is-same-person.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import { canonicalBytes } from '../ledger/leaf.ts'
import type { By } from '../retention/by.ts'
import { findSeries } from '../retention/series.ts'
import { findTransfer, isOpenTransfer, type Transfer, type TransferId, transferColumns } from './transfer.ts'

/**
 * Proposes to transfer the records of the closed dossiers of a series to an archive service (hub's role); they are listed in the
 * background. @throws Refusal UP-1404; UP-5030 for a series whose records are not kept; UP-5031 while another transfer of it is open
 */
export async function proposeTransfer(
  tx: Tx,
  entity: EntityId,
  {
    series: key,
    archiveService,
    comment,
  }: { readonly series: string; readonly archiveService: string; readonly comment?: string | undefined },
  { actor, now }: By,
): Promise<Transfer> {
  const series = await findSeries(tx, entity, key, 'lock')
  if (series === undefined) throw new Refusal('UP-1404', 'There is no such series.')
  const { rule, version } = series
  if (rule === undefined || rule.destination === 'destroy')
    throw new Refusal('UP-5030', 'The rule of this series keeps no records, so none is transferred.')
  const open = await tx.query(
    sql`select from transfer where entity = ${entity} and series = ${key} and ${isOpenTransfer}`,
  )
  if (open.length > 0) throw new Refusal('UP-5031', 'A transfer of this series is open: finish it, or withdraw it.')
  const [made] = await tx.query<Transfer>(sql`
    insert into transfer (id, entity, series, version, rule, archive_service, status, until, comment, proposed_by, proposed_at)
    values (${newId('transfer', now)}, ${entity}, ${key}, ${version}, ${JSON.stringify(rule)}::jsonb, ${archiveService}, 'gathering',
      ${brusselsDay(now)}::date, ${comment ?? null}, ${actor}, ${now})
    returning ${transferColumns}`)
  if (made === undefined) throw new Error('The transfer was not written')
  return made
}

/**
 * Approves a transfer: its packages are made from now on (hub's role). @throws Refusal UP-1404; UP-5032 when it does not wait; UP-5033
 * for the person who proposed it; UP-5034 when it holds no record, or the rule was changed since
 */
export async function approveTransfer(
  tx: Tx,
  entity: EntityId,
  id: TransferId,
  note: string | undefined,
  by: By,
): Promise<Transfer> {
  const found = await waitingTransfer(tx, entity, id)
  await assertAnother(tx, found, by)
  if (!(await hasSameRule(tx, found)))
    throw new Refusal('UP-5034', 'The rule of the series was changed since; withdraw this and propose it again.')
  const [one] = await tx.query(sql`select from transfer_package where transfer = ${id} limit 1`)
  if (one === undefined) throw new Refusal('UP-5034', 'No record would be transferred; withdraw this proposal.')
  return decide(tx, id, 'packing', note ?? null, by)
}

/** @throws Refusal UP-1404; UP-5032; UP-5033 for the person who proposed it, who withdraws it instead */
export async function refuseTransfer(
  tx: Tx,
  entity: EntityId,
  id: TransferId,
  reason: string,
  by: By,
): Promise<Transfer> {
  await assertAnother(tx, await waitingTransfer(tx, entity, id), by)
  return decide(tx, id, 'refused', reason, by)
}

/** A person who may propose may withdraw, also for a colleague who left. @throws Refusal UP-1404; UP-5032 */
export async function withdrawTransfer(tx: Tx, entity: EntityId, id: TransferId, by: By): Promise<Transfer> {
  const { status } = await transferToChange(tx, entity, id)
  if (status !== 'waiting' && status !== 'gathering') throw decidedAlready()
  return decide(tx, id, 'withdrawn', null, by)
}

/**
 * Stops a transfer that was approved (hub's role). What the archive service accepted stays transferred; the other packages are withdrawn,
 * and their records can be proposed again. @throws Refusal UP-1404; UP-5032 when nothing can be stopped any more
 */
export async function stopTransfer(
  tx: Tx,
  entity: EntityId,
  id: TransferId,
  reason: string,
  { actor, now }: By,
): Promise<Transfer> {
  const { status } = await transferToChange(tx, entity, id)
  if (status !== 'packing' && status !== 'packed')
    throw new Refusal('UP-5032', 'Only a transfer that was approved and is not done can be stopped; read it again.')
  await tx.query(
    sql`update transfer_package set status = 'withdrawn', key = null where transfer = ${id} and status <> 'accepted'`,
  )
  return changed(
    await tx.query<Transfer>(sql`
      update transfer set status = 'stopped', reason = ${reason}, ended_by = ${actor}, ended_at = ${now}, lease_until = null,
        fence = fence + 1, to_sweep = true
      where id = ${id} returning ${transferColumns}`),
  )
}

/**
 * Makes the packages again that the archive service refused (hub's role), after what was wrong was repaired there or here.
 * @throws Refusal UP-1404; UP-5032 when none was refused
 */
export async function repackTransfer(tx: Tx, entity: EntityId, id: TransferId): Promise<Transfer> {
  const found = await transferToChange(tx, entity, id)
  const again = await tx.query(sql`
    update transfer_package set status = 'waiting', key = null, answered_at = null, answered_by = null, reference = null, reason = null
    where transfer = ${id} and status = 'refused' returning n`)
  if ((found.status !== 'packed' && found.status !== 'packing') || again.length === 0)
    throw new Refusal('UP-5032', 'No package of this transfer was refused; read it again.')
  return changed(
    await tx.query<Transfer>(sql`update transfer set status = 'packing' where id = ${id} returning ${transferColumns}`),
  )
}

/** Whether the rule of the series is still the one that was proposed. */
async function hasSameRule(tx: Tx, { entity, series: key, rule }: Transfer): Promise<boolean> {
  const series = await findSeries(tx, entity, key)
  return series?.rule !== undefined && canonicalBytes(series.rule).equals(canonicalBytes(rule))
}

/** The transfer, locked. @throws Refusal UP-1404 */
export async function transferToChange(tx: Tx, entity: EntityId, id: TransferId): Promise<Transfer> {
  const found = await findTransfer(tx, entity, id, 'lock')
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such transfer.')
  return found
}

async function waitingTransfer(tx: Tx, entity: EntityId, id: TransferId): Promise<Transfer> {
  const found = await transferToChange(tx, entity, id)
  if (found.status === 'gathering')
    throw new Refusal('UP-5032', 'Its records are still being listed; try again in a moment.', [], { retryAfter: 2 })
  if (found.status !== 'waiting') throw decidedAlready()
  return found
}

async function assertAnother(tx: Tx, { proposedBy }: Transfer, { actor }: By): Promise<void> {
  if (await isSamePerson(tx, actor, [proposedBy]))
    throw new Refusal('UP-5033', 'You proposed this yourself, so another person decides. You can withdraw it.')
}

async function decide(
  tx: Tx,
  id: TransferId,
  status: 'packing' | 'refused' | 'withdrawn',
  reason: string | null,
  { actor, now }: By,
): Promise<Transfer> {
  return changed(
    await tx.query<Transfer>(sql`
      update transfer set status = ${status}, decided_by = ${actor}, decided_at = ${now}, reason = ${reason},
        ended_at = ${status === 'packing' ? null : now}
      where id = ${id} returning ${transferColumns}`),
  )
}

function changed([row]: readonly Transfer[]): Transfer {
  if (row === undefined) throw new Error('The transfer was not written')
  return row
}

function decidedAlready(): Refusal {
  return new Refusal('UP-5032', 'This was decided already; read it again.')
}
