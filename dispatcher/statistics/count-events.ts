import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Queryable, Tx } from '../../core/db/database.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { type CountedLetter, CountSum } from './counts.ts'
import { groupBy } from './group-by.ts'
import { letterFacts, type Moment } from './letter-facts.ts'
import { writeCounts } from './write-counts.ts'

/** Stored moments that one transaction counts; with all events of their letters they are a few megabytes. */
const momentsAtOnce = 2_000

interface Place {
  /** Decimal digits: 64 bits do not fit a number. */
  readonly xid: string
  readonly message: MessageId
  readonly seq: number
}

/** Events below this were written by transactions that have ended; none can still appear among them. */
const settled = sql`e.xid < pg_snapshot_xmin(pg_current_snapshot())`

/**
 * Entities with events to count. Events of test letters never count. Events of transactions that still run, and of all that began
 * after the oldest of these, follow later: so no late commit is passed over.
 */
export async function entitiesToCount(hub: Queryable): Promise<EntityId[]> {
  const rows = await hub.query<{ entity: EntityId }>(oldestEvents(settled))
  return rows.map(({ entity }) => entity)
}

/** When the oldest event was recorded that is not counted yet, also one that must wait; undefined where all are. */
export async function oldestUncounted(hub: Queryable, entity?: EntityId): Promise<Date | undefined> {
  const [first] = await hub.query<{ at: Date }>(
    oldestEvents(entity === undefined ? sql`true` : sql`p.entity = ${entity}`),
  )
  return first?.at
}

/** The first uncounted event of each entity, the oldest first: one index probe for each. */
function oldestEvents(condition: SQL): SQL {
  return sql`
    select p.entity, e.at from statistic_place p cross join lateral (
      select e.at from event e
      where e.entity = p.entity and e.test = false and (e.xid, e.message_id, e.seq) > (p.xid, p.message, p.seq) and ${condition}
      order by e.xid, e.message_id, e.seq limit 1) e
    order by e.at`
}

/** An entity is counted from its first event on. */
export async function addMissingPlaces(hub: Queryable, entities: readonly EntityId[]): Promise<void> {
  await hub.query(sql`
    insert into statistic_place (entity) select id from unnest(${arrayOf('uuid', entities)}) as id
    where not exists (select from statistic_place p where p.entity = id) on conflict do nothing`)
}

/**
 * Counts the next events of an entity in one transaction: what its letters count with the new events, less what they counted before
 * them. Both are functions of stored events, so that the sum is exact whatever the order and the size of the steps; a step that is
 * interrupted leaves nothing (decision 0094).
 * @returns whether there were events to count; false too while another dispatcher counts this entity
 */
export async function countEvents(
  database: Pick<Database, 'asHub'>,
  entity: EntityId,
  limit = momentsAtOnce,
): Promise<boolean> {
  return database.asHub(async (tx) => {
    const [from] = await tx.query<Place>(sql`
      select xid::text as xid, message, seq from statistic_place where entity = ${entity} for update skip locked`)
    if (from === undefined) return false
    const fresh = await tx.query<Place & { readonly at: Date }>(sql`
      select e.xid::text as xid, e.message_id as message, e.seq, e.at from event e
      where e.entity = ${entity} and e.test = false and (e.xid, e.message_id, e.seq) > ${rowOf(from)}
        and ${settled}
      order by e.xid, e.message_id, e.seq limit ${limit}`)
    const to = fresh.at(-1)
    if (to === undefined) return false
    const ids = [...new Set(fresh.map(({ message }) => message))]
    await writeCounts(tx, entity, await changedCounts(tx, ids, from, to))
    await tx.query(sql`
      update statistic_place set xid = ${to.xid}::xid8, message = ${to.message}, seq = ${to.seq}, at = ${to.at}
      where entity = ${entity}`)
    return true
  })
}

type StoredLetter = Omit<CountedLetter, 'cents'> & {
  readonly id: MessageId
  readonly cents: CountedLetter['cents'] | null
}
interface StoredMoment {
  readonly id: MessageId
  readonly at: Date
  readonly entries: Buffer
  /** Counted by an earlier step. */
  readonly counted: boolean
}

async function changedCounts(tx: Tx, ids: readonly MessageId[], from: Place, to: Place): Promise<CountSum> {
  const wanted = arrayOf('uuid', ids)
  const letters = await tx.query<StoredLetter>(sql`
    select m.id, m.created_at as "createdAt", m.template_key as template, m.class, m.cost_centre as "costCentre",
      (select jsonb_object_agg(d.seq, d.cost_cents) from delivery d where d.message_id = m.id and d.cost_cents is not null) as cents
    from message m where m.id = any(${wanted})`)
  const moments = await tx.query<StoredMoment>(sql`
    select e.message_id as id, e.at, e.entries, (e.xid, e.message_id, e.seq) <= ${rowOf(from)} as counted from event e
    where e.message_id = any(${wanted}) and (e.xid, e.message_id, e.seq) <= ${rowOf(to)}
    order by e.message_id, e.seq`)
  const ofLetter = groupBy(moments, ({ id }) => id)
  const sum = new CountSum()
  for (const { cents, ...letter } of letters) {
    const all = ofLetter.get(letter.id) ?? []
    const counted = { ...letter, cents: cents ?? {} }
    const decoded = all.map((moment) => ({ moment, shown: decode(moment) }))
    const before = decoded.filter(({ moment }) => moment.counted).map(({ shown }) => shown)
    sum.add(counted, letterFacts(before), -1)
    sum.add(counted, letterFacts(decoded.map(({ shown }) => shown)), 1)
  }
  return sum
}

const decode = ({ at, entries }: StoredMoment): Moment => ({ at, entries: decodeEntries(entries) })

const rowOf = ({ xid, message, seq }: Place) => sql`(${xid}::xid8, ${message}::uuid, ${seq}::int)`
