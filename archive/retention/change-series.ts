import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { isSamePerson } from '../../core/tenants/is-same-person.ts'
import { type EntityId, type Id, newId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import type { By } from './by.ts'
import { findSeries, type RetentionRule, type Series, shortens } from './series.ts'

/** The name and the rule that a change gives to a series. */
export interface WantedSeries {
  readonly name: Localized
  readonly rule: RetentionRule
}

export const changeStatuses = ['waiting', 'in-force', 'refused', 'withdrawn'] as const
export interface SeriesChange {
  readonly id: Id<'seriesChange'>
  readonly entity: EntityId
  readonly series: string
  readonly wanted: WantedSeries
  /** The version that it changes. */
  readonly before: number
  /** The version that it became; null while it waits, or when it never took effect. */
  readonly version: number | null
  /** Records may be disposed of earlier by it: a second person approves. */
  readonly shortens: boolean
  readonly status: (typeof changeStatuses)[number]
  readonly comment: string | null
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
}

const columns = sql`id, entity, series, wanted, before, version, shortens, status, comment, proposed_by as "proposedBy",
  proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt", reason`

/**
 * Makes or changes a series (hub's role). A change that only names it, or keeps its records longer, takes effect at once; one that may
 * dispose of records earlier waits for a second person. @throws Refusal UP-5001 while another change of the series waits
 */
export async function changeSeries(
  tx: Tx,
  entity: EntityId,
  key: string,
  wanted: WantedSeries & { readonly comment?: string | undefined },
  { actor, now }: By,
): Promise<SeriesChange> {
  await tx.query(sql`
    insert into series (entity, key, name) values (${entity}, ${key}, ${JSON.stringify(wanted.name)}::jsonb) on conflict do nothing`)
  const found = await lockSeries(tx, entity, key)
  const waiting = await tx.query(sql`
    select from series_change where entity = ${entity} and series = ${key} and status = 'waiting'`)
  if (waiting.length > 0)
    throw new Refusal('UP-5001', 'A change of this series waits for a second person: decide about it, or withdraw it.')
  const { name, rule, comment } = wanted
  const waits = shortens(found.rule, rule)
  const [made] = await tx.query<SeriesChange>(sql`
    insert into series_change (id, entity, series, wanted, before, version, shortens, status, comment, proposed_by, proposed_at,
      decided_by, decided_at)
    values (${newId('seriesChange', now)}, ${entity}, ${key}, ${JSON.stringify({ name, rule })}::jsonb, ${found.version},
      ${waits ? null : found.version + 1}, ${waits}, ${waits ? 'waiting' : 'in-force'}, ${comment ?? null}, ${actor}, ${now},
      ${waits ? null : actor}, ${waits ? null : now})
    returning ${columns}`)
  if (made === undefined) throw new Error('The change was not written')
  if (!waits) await putInForce(tx, made, found.version + 1)
  return made
}

/**
 * Approves, refuses or withdraws a change that waits (hub's role). @throws Refusal UP-1404; UP-5002 when it was decided already; UP-5003
 * when the same person proposed it, who may only withdraw it
 */
export async function decideSeriesChange(
  tx: Tx,
  entity: EntityId,
  id: Id<'seriesChange'>,
  decision: { readonly verb: 'approve' | 'refuse' | 'withdraw'; readonly reason?: string | undefined },
  { actor, now }: By,
): Promise<SeriesChange> {
  const found = await findSeriesChange(tx, entity, id, 'lock')
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such change of a series.')
  if (found.status !== 'waiting') throw new Refusal('UP-5002', 'This change was decided already; read it again.')
  if (decision.verb !== 'withdraw' && (await isSamePerson(tx, actor, [found.proposedBy])))
    throw new Refusal('UP-5003', 'You proposed this yourself, so another person decides. You can withdraw it.')
  const series = await lockSeries(tx, entity, found.series)
  const version = decision.verb === 'approve' ? series.version + 1 : null
  const status = { approve: 'in-force', refuse: 'refused', withdraw: 'withdrawn' }[decision.verb]
  const [decided] = await tx.query<SeriesChange>(sql`
    update series_change set status = ${status}, version = ${version}, decided_by = ${actor}, decided_at = ${now},
      reason = ${decision.reason ?? null}
    where id = ${id} returning ${columns}`)
  if (decided === undefined) throw new Error('The decision was not written')
  if (version !== null) await putInForce(tx, decided, version)
  return decided
}

/** The changes of one series or of all of an entity, newest first. */
export async function listSeriesChanges(
  tx: Queryable,
  entity: EntityId,
  { series, status }: { readonly series?: string | undefined; readonly status?: SeriesChange['status'] | undefined },
  limit: number,
): Promise<SeriesChange[]> {
  return tx.query<SeriesChange>(sql`
    select ${columns} from series_change where entity = ${entity}
      and ${series === undefined ? sql`true` : sql`series = ${series}`}
      and ${status === undefined ? sql`true` : sql`status = ${status}`}
    order by id desc limit ${limit}`)
}

export async function findSeriesChange(
  tx: Queryable,
  entity: EntityId,
  id: Id<'seriesChange'>,
  lock: 'lock' | 'read' = 'read',
): Promise<SeriesChange | undefined> {
  const [row] = await tx.query<SeriesChange>(sql`
    select ${columns} from series_change where entity = ${entity} and id = ${id}
    ${lock === 'lock' ? sql`for update` : sql``}`)
  return row
}

async function lockSeries(tx: Tx, entity: EntityId, key: string): Promise<Series> {
  const found = await findSeries(tx, entity, key, 'lock')
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such series.')
  return found
}

async function putInForce(tx: Tx, { entity, series, wanted }: SeriesChange, version: number): Promise<void> {
  const { name, rule } = wanted
  const term = rule.destination === 'keep' ? undefined : rule
  await tx.query(sql`
    update series set name = ${JSON.stringify(name)}::jsonb, destination = ${rule.destination},
      period_months = ${term?.periodMonths ?? null}, starts = ${term?.starts ?? null},
      sample_per_thousand = ${rule.destination === 'sample' ? rule.samplePerThousand : null}, legal_ground = ${rule.legalGround},
      version = ${version}, due = null, held = null, counted_at = null
    where entity = ${entity} and key = ${series}`)
}
