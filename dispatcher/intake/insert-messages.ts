import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Sender } from '../message/sender.ts'
import { messageColumns, type NewMessage, newMessageColumns } from './new-message.ts'

/** The columns of `message` that a row gives. */
const columnsOfMessage = sql.join(
  Object.keys(messageColumns).map((name) => sql.identifier(name)),
  sql`, `,
)

/**
 * Accepts messages of one entity and mode in one statement, which is one transaction: idempotency, message, body, first moment,
 * timer and work. A row whose key is already used is left out and does not affect the others. The first expression sets the scope
 * that row-level security checks.
 * @returns the ids that were new.
 */
export async function insertMessages(
  app: Queryable,
  sender: Sender,
  messages: readonly NewMessage[],
): Promise<Set<MessageId>> {
  // Few messages name documents; the others skip this part of the statement.
  const uses = messages.some(({ document, attachments }) => document !== null || attachments !== null)
    ? writtenUses
    : sql``
  const rows = await app.query<{ id: MessageId }>(sql`
    with scope as materialized (
      select set_config('uitpost.entity', ${sender.entity}, true)::uuid as entity, ${sender.test}::boolean as test
    ), given as materialized (
      select * from scope, ${rowsOf('row', newMessageColumns, messages)}
    ), fresh as (
      insert into idempotency (entity, test, operation, key_hash, body_hash, subject, answer, created_at)
      select entity, test, operation::"char", key_hash, body_hash, id, answer::"char", created_at from given
      on conflict do nothing
      returning subject
    ), taken as materialized (
      select given.* from given join fresh on fresh.subject = given.id
    ), written_message as (
      insert into message (entity, test, updated_at, ${columnsOfMessage})
      select entity, test, created_at, ${columnsOfMessage}
      from taken
    ), written_body as (
      insert into message_body (message_id, entity, sealed) select id, entity, sealed from taken
    ), written_event as (
      insert into event (message_id, seq, entity, test, at, entries)
      select id, 1, entity, test, created_at, entries from taken
    ), written_timer as (
      insert into timer (due_at, kind, subject, entity)
      select expires_at, 'expires', id, entity from taken where expires_at is not null
    )${uses}, written_work as (
      insert into work (message_id, entity, lane, due_at, held) select id, entity, priority, due_at, held from taken
    )
    select subject as id from fresh`)
  return new Set(rows.map((row) => row.id))
}

const writtenUses = sql`, written_use as (
      insert into document_use (document, message, entity)
      select document, id, entity from taken where document is not null
      union
      select (each ->> 'document')::uuid, id, entity from taken, jsonb_array_elements(coalesce(attachments, '[]')) each
    )`
