import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type EntityId, type MessageId, newId } from '../../core/words/id.ts'
import { encodeEntries } from '../../dispatcher/lifecycle/event-entries.ts'

/** Letters whose events one transaction writes. */
const perTransaction = 1_000

/** The events of a letter, by the transactions that write them: the API, the step that hands it over, and the report of its opening. */
const moments = [
  { seq: 1, entries: encodeEntries([{ type: 'accepted', status: 'accepted' }]) },
  {
    seq: 2,
    entries: encodeEntries([
      { type: 'routed', status: 'accepted' },
      { type: 'handed-over', status: 'sent', delivery: 1, channel: 'inbox' },
      { type: 'delivered', status: 'delivered', delivery: 1, channel: 'inbox' },
    ]),
  },
  { seq: 5, entries: encodeEntries([{ type: 'read', status: 'read', final: true, delivery: 1, channel: 'inbox' }]) },
] as const
const eventsOfLetter = 5

/** Letters of one entity, of the present month, with five events each: their rows are those that the hub writes. */
export async function fillFeed(database: Database, entity: EntityId, events: number): Promise<void> {
  const letters = Math.ceil(events / eventsOfLetter)
  for (let from = 0; from < letters; from += perTransaction) {
    const ids = Array.from({ length: Math.min(perTransaction, letters - from) }, (_, at) => ({
      id: newId('message', new Date()),
      i: from + at,
    }))
    await insertMessages(database, entity, ids)
    for (const { seq, entries } of moments)
      await database.hub.query(sql`
        insert into event (message_id, seq, entity, test, at, entries)
        select id, ${seq}, ${entity}::uuid, false, now(), ${entries}::bytea from ${rowsOf('w', { id: ['uuid', (each) => each.id] }, ids)}`)
  }
}

async function insertMessages(
  database: Database,
  entity: EntityId,
  ids: readonly { readonly id: MessageId; readonly i: number }[],
): Promise<void> {
  await database.hub.query(sql`
    insert into message (id, entity, test, status, final, reference, created_at, updated_at, last_event, reply_allowed, class, priority,
      postage, recipient_type, reply_reference, check_code, channels)
    select id, ${entity}::uuid, false, 'read', true, 'REF-' || i, now(), now(), ${eventsOfLetter}, false, 'information', 'normal', 'priority',
      'citizen', 'F' || lpad(i::text, 13, '0'), 'F' || lpad(i::text, 11, '0'), '\\x01'::bytea
    from ${rowsOf('w', { id: 'uuid', i: 'int' }, ids)}`)
}
