import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { EventType, MessageStatus } from '../../core/words/message.ts'
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
}
export interface FeedPage {
  readonly lines: readonly FeedLine[]
  /** Where the next page starts; the requested place when nothing was found. */
  readonly place: FeedPlace
}

/** Before the first event. */
export const feedStart: FeedPlace = {
  xid: '0',
  message: '00000000-0000-0000-0000-000000000000' as MessageId,
  seq: 0,
  taken: 0,
}

interface Row {
  readonly xid: string
  readonly message: MessageId
  readonly seq: number
  readonly at: Date
  readonly entries: Buffer
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
    const actions = row.actions === null ? undefined : decodeActions(row.actions)
    const skipped = row.xid === from.xid && row.message === from.message && row.seq === from.seq ? from.taken : 0
    for (const [index, entry] of decodeEntries(row.entries).entries()) {
      if (index < skipped) continue
      if (lines.length === limit) return { lines, place }
      place = { xid: row.xid, message: row.message, seq: row.seq, taken: index + 1 }
      if (types !== undefined && !types.has(entry.type)) continue
      const { message, reference, at } = row
      const required = actions !== undefined && gone.has(entry.status) ? { actions } : {}
      lines.push({ ...entry, message, reference, at, sequence: row.seq + index, ...required })
    }
  }
  return { lines, place }
}
