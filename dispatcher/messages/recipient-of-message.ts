import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'

/** The start of the blind index of the recipient's number; undefined for a recipient without number and for no message of the entity. */
export async function recipientOfMessage(
  database: Pick<Database, 'asEntity'>,
  entity: EntityId,
  message: MessageId,
): Promise<Buffer | undefined> {
  const [row] = await database.asEntity(
    entity,
    (tx) =>
      tx.query<{ person: Buffer | null }>(
        sql`select substr(recipient_index, 1, 16) as person from message where id = ${message}`,
      ),
    'generic',
  )
  return row?.person ?? undefined
}
