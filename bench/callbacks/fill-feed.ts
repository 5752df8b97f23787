import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { encodeEntries } from '../../dispatcher/lifecycle/event-entries.ts'

/** Events of one transaction, as a dispatcher writes those of a chunk. */
const perTransaction = 1_000

/** Letters of one entity with one event each, over the present month; a thousand in each transaction. */
export async function fillFeed(database: Database, entity: EntityId, events: number): Promise<void> {
  const entries = encodeEntries([
    { type: 'delivered', status: 'delivered', final: true, delivery: 1, channel: 'inbox' },
  ])
  for (let from = 1; from <= events; from += perTransaction)
    await database.hub.query(sql`
      with made as (
        select (left(uuid_floor(now())::text, 14) || '7' || left(h, 3) || '-8' || substr(h, 4, 3) || '-' || right(h, 12))::uuid as id, i
        from generate_series(${from}::int, ${Math.min(from + perTransaction - 1, events)}::int) i, md5(random()::text || i) h
      ), messages as (
        insert into message (id, entity, test, status, reference, created_at, updated_at, last_event, reply_allowed, class, priority,
          postage, recipient_type, reply_reference, check_code, channels)
        select id, ${entity}::uuid, false, 'delivered', 'REF-' || i, now(), now(), 1, false, 'information', 'normal', 'priority',
          'citizen', 'F' || lpad(i::text, 13, '0'), 'F' || lpad(i::text, 11, '0'), '\\x01'::bytea from made)
      insert into event (message_id, seq, entity, test, at, entries)
      select id, 1, ${entity}::uuid, false, now(), ${entries}::bytea from made`)
}
