import { sql } from 'drizzle-orm'
import type { Database, Queryable, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import { alreadyTaken, type FeedPlace, feedSkewMs } from '../events/list-events.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { type CallbackId, maxQueued, type WantedType } from './callback.ts'

/** Readers of one round, and rows of the feed that each reads. */
const maxReaders = 20
const rowsAtOnce = 500
/** When a reader that has read everything looks again. */
const pauseMs = 1_000
/** A process that dies while it reads leaves its readers to another one after this time. */
const leaseMs = 30_000

interface Reader extends FeedPlace {
  readonly id: Id<'callback'>
  readonly callback: CallbackId
  readonly entity: EntityId
  readonly test: boolean
  readonly types: readonly WantedType[]
  readonly fromAt: Date | null
  readonly untilAt: Date | null
  readonly fence: number
}
interface Row {
  readonly reader: string
  readonly xid: string
  readonly message: MessageId
  readonly seq: number
  readonly at: Date
  readonly entries: Buffer
}
interface Queued {
  readonly callback: CallbackId
  readonly entity: EntityId
  readonly message: MessageId
  readonly sequence: number
  readonly seq: number
}

/**
 * Queues new events of the feed for the callbacks that asked for their type: the one reader of events for callbacks and replays. Place and queue
 * are written together, so that no event is skipped; one that is queued already is not queued twice.
 * @returns whether a reader has more to read
 */
export async function readCallbackEvents(database: Database, now: Date): Promise<boolean> {
  const readers = await claimReaders(database.hub, now)
  if (readers.length === 0) return false
  const rows = await readRows(database.hub, readers)
  const ofReader = (id: string): Row[] => rows.filter(({ reader }) => reader === id)
  const read = readers.map((reader) => takeRows(reader, ofReader(reader.id), now))
  await database.asHub((tx) => advance(tx, read, now))
  return read.some(({ isFull }) => isFull)
}

function claimReaders(hub: Queryable, now: Date): Promise<Reader[]> {
  return hub.query<Reader>(sql`
    with due as (
      select r.id, coalesce(r.types, c.types) as types, c.test
      from callback_reader r join callback c on c.id = r.callback
      where r.due_at <= ${now} and c.status = 'active' and
        (select count(*) from (select from callback_delivery d where d.callback = c.id limit ${maxQueued}) q) < ${maxQueued}
      order by r.due_at limit ${maxReaders} for update of r skip locked)
    update callback_reader r set fence = r.fence + 1, due_at = ${new Date(now.getTime() + leaseMs)}
    from due where r.id = due.id
    returning r.id, r.callback, r.entity, due.test, due.types, r.from_at as "fromAt", r.until_at as "untilAt", r.fence,
      r.xid::text as xid, r.message_id as message, r.seq, r.taken`)
}

/** A statement of its own: see `claimAlerts` (decision 0043). */
function readRows(hub: Queryable, readers: readonly Reader[]): Promise<Row[]> {
  const columns = {
    id: ['uuid', (each: Reader) => each.id],
    entity: ['uuid', (each: Reader) => each.entity],
    test: ['boolean', (each: Reader) => each.test],
    xid: ['text', (each: Reader) => each.xid],
    message: ['uuid', (each: Reader) => each.message],
    seq: ['int', (each: Reader) => each.seq],
  } as const
  return hub.query<Row>(sql`
    select r.id as reader, e.* from ${rowsOf('r', columns, readers)}
    cross join lateral (
      select v.xid::text as xid, v.message_id as message, v.seq, v.at, v.entries from event v
      where v.entity = r.entity and v.test = r.test and (v.xid, v.message_id, v.seq) >= (r.xid::xid8, r.message, r.seq)
        and v.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by v.xid, v.message_id, v.seq limit ${rowsAtOnce}) e
    order by r.id, e.xid::xid8, e.message, e.seq`)
}

interface ReadRows {
  readonly reader: Reader
  readonly place: FeedPlace
  readonly queued: readonly Queued[]
  readonly isFull: boolean
  /** A replay that has read all events of its time. */
  readonly hasEnded: boolean
}

function takeRows(reader: Reader, rows: readonly Row[], now: Date): ReadRows {
  const { callback, entity, types, fromAt, untilAt } = reader
  const all = types.includes('*')
  const queued: Queued[] = []
  let place: FeedPlace = reader
  for (const row of rows) {
    const entries = decodeEntries(row.entries)
    const skipped = alreadyTaken(row, reader)
    place = { xid: row.xid, message: row.message, seq: row.seq, taken: entries.length }
    if ((fromAt !== null && row.at < fromAt) || (untilAt !== null && row.at >= untilAt)) continue
    for (const [index, { type }] of entries.entries()) {
      if (index < skipped || !(all || types.includes(type))) continue
      queued.push({ callback, entity, message: row.message, sequence: row.seq + index, seq: row.seq })
    }
  }
  const isFull = rows.length === rowsAtOnce
  const last = rows.at(-1)?.at ?? now
  const isPast = untilAt !== null && last.getTime() > untilAt.getTime() + feedSkewMs
  return { reader, place, queued, isFull, hasEnded: untilAt !== null && (isPast || (!isFull && now >= untilAt)) }
}

/** Only for readers that this process still holds. */
async function advance(tx: Tx, read: readonly ReadRows[], now: Date): Promise<void> {
  const moved = read.map(({ reader, place, isFull, hasEnded }) => ({
    id: reader.id,
    fence: reader.fence,
    xid: place.xid,
    message: place.message,
    seq: place.seq,
    taken: place.taken,
    due_at: isFull ? now : new Date(now.getTime() + pauseMs),
    ended: hasEnded,
  }))
  const columns = {
    id: 'uuid',
    fence: 'int',
    xid: 'text',
    message: 'uuid',
    seq: 'int',
    taken: 'int',
    due_at: 'timestamptz',
    ended: 'boolean',
  } as const
  const held = await tx.query<{ id: string }>(sql`
    with moved as (select * from ${rowsOf('given', columns, moved)}),
      ended as (delete from callback_reader r using moved g where r.id = g.id and r.fence = g.fence and g.ended returning r.id),
      kept as (
        update callback_reader r
        set xid = g.xid::xid8, message_id = g.message, seq = g.seq, taken = g.taken, due_at = g.due_at
        from moved g where r.id = g.id and r.fence = g.fence and not g.ended returning r.id)
    select id from ended union all select id from kept`)
  const own = new Set(held.map(({ id }) => id))
  const queued = read.filter(({ reader }) => own.has(reader.id)).flatMap((each) => each.queued)
  if (queued.length === 0) return
  const columnsOfQueue = { callback: 'uuid', entity: 'uuid', message: 'uuid', sequence: 'int', seq: 'int' } as const
  // Microseconds apart, so that they are called in the order of the feed.
  await tx.query(sql`
    insert into callback_delivery (callback, entity, message_id, sequence, seq, first_at, due_at)
    select callback, entity, message, sequence, seq, ${now}::timestamptz,
      ${now}::timestamptz - interval '1 second' + row_number() over () * interval '1 microsecond'
    from ${rowsOf('given', columnsOfQueue, queued)}
    on conflict (callback, message_id, sequence) do nothing`)
}
