import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'
import { decodeEntries } from '../../../dispatcher/lifecycle/event-entries.ts'
import type { RecordedEvent } from '../../../dispatcher/lifecycle/message-event.ts'

/** The timeline of a message, in order, as it is stored. */
export async function eventsOf(database: Queryable, message: MessageId): Promise<RecordedEvent[]> {
  const rows = await database.query<{ entries: Buffer }>(
    sql`select entries from event where message_id = ${message} order by seq`,
  )
  return rows.flatMap(({ entries }) => decodeEntries(entries))
}
