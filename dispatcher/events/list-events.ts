import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { EventType, MessageStatus } from '../../core/words/message.ts'
import { readServiceAfter } from '../legal-service/read-service.ts'
import type { LegalService } from '../legal-service/service-rules.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import type { AskedAction } from '../lifecycle/message-changes.ts'
import type { RecordedEvent } from '../lifecycle/message-event.ts'
import { decodeActions } from '../lifecycle/stored-actions.ts'
import type { Sender } from '../message/sender.ts'

/** The position of a reader of the feed: the moment of a message, and how many of its events were returned. */
export interface FeedPlace {
  /** Transaction that wrote the moment, as decimal digits: 64 bits do not fit a number. */
  readonly xid: string
  readonly message: MessageId
  readonly seq: number
  readonly taken: number
}
export interface FeedLine extends RecordedEvent {
  readonly message: MessageId
  readonly reference: string
  readonly sequence: number
  readonly at: Date
  /** What the letter requires of its reader, once it was handed over. */
  readonly actions?: readonly AskedAction[]
  /** When the letter counts as received, as it was known after this event; absent: its class has no term, or nothing counts. */
  readonly service?: LegalService
}
export interface FeedPage {
  readonly lines: readonly FeedLine[]
  /** Where the next page starts; the requested place when nothing was found. */
  readonly place: FeedPlace
}

/**
 * The order of the feed is that of transactions, nearly that of time: the last event of a moment can come this long after the first one
 * of a later moment.
 */
export const feedSkewMs = 300_000

/** Before the first event. */
export const feedStart: FeedPlace = {
  xid: '0',
  message: '00000000-0000-0000-0000-000000000000' as MessageId,
  seq: 0,
  taken: 0,
}

interface Row extends MomentRow {
  readonly xid: string
  readonly entries: Buffer
}

/** The row of an event with what its line needs of the message. */
export interface MomentRow {
  readonly message: MessageId
  readonly seq: number
  readonly at: Date
  readonly reference: string
  readonly actions: Buffer | null
}

/** Letters that have reached their reader, or are on the way. */
const gone = new Set<MessageStatus>(['sent', 'delivered', 'read'])

/** Events of the entity in scope, oldest first; a filter on types makes pages shorter, never the reading slower. */
export async function listEvents(
  tx: Tx,
  { test }: Sender,
  from: FeedPlace,
  limit: number,
  types?: ReadonlySet<EventType>,
): Promise<FeedPage> {
  const rows = await tx.query<Row>(sql`
    select f.xid::text as xid, f.message_id as message, f.seq, f.at, f.entries, m.reference, m.actions
    from feed_events(${test}, ${from.xid}::xid8, ${from.message}::uuid, ${from.seq}, ${limit + 1}) f
    join message m on m.id = f.message_id
    order by f.xid, f.message_id, f.seq`)
  const lines: FeedLine[] = []
  let place = from
  for (const row of rows) {
    for (const [index, entry] of decodeEntries(row.entries).entries()) {
      if (index < alreadyTaken(row, from)) continue
      if (lines.length === limit) return { lines: await withService(tx, lines), place }
      place = { xid: row.xid, message: row.message, seq: row.seq, taken: index + 1 }
      if (types === undefined || types.has(entry.type)) lines.push(feedLineOf(row, entry, index))
    }
  }
  return { lines: await withService(tx, lines), place }
}

/** Entries of a row that were read before the place of a reader. */
export function alreadyTaken(row: Pick<FeedPlace, 'xid' | 'message' | 'seq'>, from: FeedPlace): number {
  return row.xid === from.xid && row.message === from.message && row.seq === from.seq ? from.taken : 0
}

/** The line of one entry of a row; the lines of a page get the day of service together (`withService`). */
export function feedLineOf(row: MomentRow, entry: RecordedEvent, index: number): FeedLine {
  const { message, reference, at } = row
  const asks = row.actions !== null && gone.has(entry.status)
  const required = asks && row.actions !== null ? { actions: decodeActions(row.actions) } : {}
  return { ...entry, message, reference, at, sequence: row.seq + index, ...required }
}

/** The lines with the day of service of their letters: one statement for all, and only letters of a class with a term are read. */
export async function withService(tx: Queryable, lines: readonly FeedLine[]): Promise<FeedLine[]> {
  const known = await readServiceAfter(tx, lines)
  return lines.map((line, place) => {
    const service = known[place]
    return service === undefined ? line : { ...line, service }
  })
}
