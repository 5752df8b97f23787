import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import type { Sender } from '../message/sender.ts'
import { type FeedPlace, feedSkewMs } from './list-events.ts'

const rowsAtOnce = 2_000

interface Row {
  readonly xid: string
  readonly message: MessageId
  readonly seq: number
  readonly at: Date
  readonly entries: Buffer
}

/**
 * Counts the events of a time, page by page, each in a transaction of its own.
 * @param enough counting ends above this number
 */
export async function countEvents(
  database: Database,
  { entity, test }: Sender,
  place: FeedPlace,
  { from, to, types }: { readonly from: Date; readonly to: Date; readonly types: readonly string[] },
  enough: number,
): Promise<number> {
  const all = types.includes('*')
  let count = 0
  for (let at = place; count <= enough; ) {
    const rows = await database.asEntity(entity, (tx) =>
      tx.query<Row>(sql`
        select f.xid::text as xid, f.message_id as message, f.seq, f.at, f.entries
        from feed_events(${test}, ${at.xid}::xid8, ${at.message}::uuid, ${at.seq}, ${rowsAtOnce}) f
        order by f.xid, f.message_id, f.seq`),
    )
    for (const row of rows)
      if (row.at >= from && row.at < to)
        count += decodeEntries(row.entries).filter(({ type }) => all || types.includes(type)).length
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce || last.at.getTime() > to.getTime() + feedSkewMs) return count
    at = { ...last, seq: last.seq + 1, taken: 0 }
  }
  return count
}
