import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { isSamePerson } from '../../core/tenants/is-same-person.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import { canonicalBytes } from '../ledger/leaf.ts'
import type { By } from './by.ts'
import { type Disposal, type DisposalId, disposalColumns, findDisposal, isOpen } from './disposal.ts'
import { findSeries } from './series.ts'

/**
 * Proposes to dispose of the records of a series whose term ended before today (hub's role); they are listed in the background.
 * @throws Refusal UP-1404; UP-5004 for a series without such a rule; UP-5005 while another disposal of it is open
 */
export async function proposeDisposal(
  tx: Tx,
  entity: EntityId,
  key: string,
  comment: string | undefined,
  { actor, now }: By,
): Promise<Disposal> {
  const series = await findSeries(tx, entity, key, 'lock')
  if (series === undefined) throw new Refusal('UP-1404', 'There is no such series.')
  const { rule, version } = series
  if (rule === undefined || rule.destination === 'keep')
    throw new Refusal(
      'UP-5004',
      'The rule of this series disposes of nothing: it has none yet, or its records are kept.',
    )
  const open = await tx.query(sql`select from disposal where entity = ${entity} and series = ${key} and ${isOpen}`)
  if (open.length > 0) throw new Refusal('UP-5005', 'A disposal of this series is open: finish it, or withdraw it.')
  const [made] = await tx.query<Disposal>(sql`
    insert into disposal (id, entity, series, version, rule, status, seed, until, comment, proposed_by, proposed_at)
    values (${newId('disposal', now)}, ${entity}, ${key}, ${version}, ${JSON.stringify(rule)}::jsonb, 'gathering',
      ${randomBytes(16).toString('hex')}, ${brusselsDay(now)}::date, ${comment ?? null}, ${actor}, ${now})
    returning ${disposalColumns}`)
  if (made === undefined) throw new Error('The disposal was not written')
  return made
}

/**
 * Approves a disposal, which begins after `graceMs`; until then anybody of the archive can stop it (hub's role).
 * @throws Refusal UP-1404; UP-5002 when it does not wait; UP-5003 for the person who proposed it; UP-5007 when nothing would be
 * destroyed, or the rule was changed since
 */
export async function approveDisposal(
  tx: Tx,
  entity: EntityId,
  id: DisposalId,
  { note, graceMs }: { readonly note?: string | undefined; readonly graceMs: number },
  by: By,
): Promise<Disposal> {
  const found = await waiting(tx, entity, id)
  await assertAnother(tx, found, by)
  if (!(await hasSameRule(tx, found)))
    throw new Refusal('UP-5007', 'The rule of the series was changed since; withdraw this and propose it again.')
  const [one] = await tx.query(sql`select from disposal_record where disposal = ${id} and verdict = 'destroy' limit 1`)
  if (one === undefined) throw new Refusal('UP-5007', 'No record would be destroyed; withdraw this proposal.')
  return decide(tx, id, 'approved', note ?? null, by, new Date(by.now.getTime() + graceMs))
}

/** @throws Refusal UP-1404; UP-5002; UP-5003 for the person who proposed it, who withdraws it instead */
export async function refuseDisposal(
  tx: Tx,
  entity: EntityId,
  id: DisposalId,
  reason: string,
  by: By,
): Promise<Disposal> {
  await assertAnother(tx, await waiting(tx, entity, id), by)
  return decide(tx, id, 'refused', reason, by)
}

/** A person who may propose may withdraw, also for a colleague who left. @throws Refusal UP-1404; UP-5002 */
export async function withdrawDisposal(tx: Tx, entity: EntityId, id: DisposalId, by: By): Promise<Disposal> {
  const found = await findDisposal(tx, entity, id, 'lock')
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such disposal.')
  if (found.status !== 'waiting' && found.status !== 'gathering') throw decidedAlready()
  return decide(tx, id, 'withdrawn', null, by)
}

/**
 * Stops a disposal that was approved, before it begins or while it runs: what was destroyed until then stays destroyed (hub's role).
 * @throws Refusal UP-1404; UP-5002 when nothing can be stopped any more
 */
export async function stopDisposal(
  tx: Tx,
  entity: EntityId,
  id: DisposalId,
  reason: string,
  { actor, now }: By,
): Promise<Disposal> {
  const found = await findDisposal(tx, entity, id, 'lock')
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such disposal.')
  if (found.status !== 'approved' && found.status !== 'running')
    throw new Refusal('UP-5002', 'Only a disposal that was approved and still runs can be stopped; read it again.')
  // Records that are gone get a certificate all the same.
  const status = found.chunks === 0 ? 'stopped' : 'recording'
  const [row] = await tx.query<Disposal>(sql`
    update disposal set status = ${status}, reason = ${reason}, ended_by = ${actor}, ended_at = ${now}, lease_until = null
    where id = ${id} returning ${disposalColumns}`)
  if (row === undefined) throw new Error('The disposal was not stopped')
  return row
}

/** Whether the rule of the series is still the one that was proposed. */
export async function hasSameRule(tx: Tx, { entity, series: key, rule }: Disposal): Promise<boolean> {
  const series = await findSeries(tx, entity, key)
  return series?.rule !== undefined && canonicalBytes(series.rule).equals(canonicalBytes(rule))
}

async function waiting(tx: Tx, entity: EntityId, id: DisposalId): Promise<Disposal> {
  const found = await findDisposal(tx, entity, id, 'lock')
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such disposal.')
  if (found.status === 'gathering')
    throw new Refusal('UP-5002', 'Its records are still being listed; try again in a moment.', [], { retryAfter: 2 })
  if (found.status !== 'waiting') throw decidedAlready()
  return found
}

async function assertAnother(tx: Tx, { proposedBy }: Disposal, { actor }: By): Promise<void> {
  if (await isSamePerson(tx, actor, [proposedBy]))
    throw new Refusal('UP-5003', 'You proposed this yourself, so another person decides. You can withdraw it.')
}

async function decide(
  tx: Tx,
  id: DisposalId,
  status: 'approved' | 'refused' | 'withdrawn',
  reason: string | null,
  { actor, now }: By,
  startsAt?: Date,
): Promise<Disposal> {
  const [row] = await tx.query<Disposal>(sql`
    update disposal set status = ${status}, decided_by = ${actor}, decided_at = ${now}, reason = ${reason},
      starts_at = ${startsAt ?? null}, ended_at = ${status === 'approved' ? null : now}
    where id = ${id} returning ${disposalColumns}`)
  if (row === undefined) throw new Error('The decision was not written')
  return row
}

function decidedAlready(): Refusal {
  return new Refusal('UP-5002', 'This was decided already; read it again.')
}
