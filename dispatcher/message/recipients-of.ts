import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { MessageBody } from './message-body.ts'
import { openBody, type StoredBody } from './stored-body.ts'

/** The recipients of messages; those whose personal data was removed are left out. Runs no statement when the list is empty. */
export async function recipientsOf(
  hub: Queryable,
  keyring: Keyring,
  messages: readonly MessageId[],
): Promise<Map<MessageId, Recipient>> {
  const bodies = await bodiesOf(hub, keyring, messages)
  return new Map([...bodies].map(([id, { recipient }]) => [id, recipient]))
}

/** The bodies of messages; those whose personal data was removed are left out. Runs no statement when the list is empty. */
export async function bodiesOf(
  hub: Queryable,
  keyring: Keyring,
  messages: readonly MessageId[],
): Promise<Map<MessageId, MessageBody>> {
  if (messages.length === 0) return new Map()
  const rows = await hub.query<StoredBody>(sql`
    select message_id as id, sealed, addressed_to as "addressedTo" from message_body where message_id = any(${arrayOf('uuid', [...new Set(messages)])})`)
  return new Map(rows.map((row) => [row.id, openBody(row, keyring)]))
}
