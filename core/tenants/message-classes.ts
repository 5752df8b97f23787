import { asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import type { EntityId } from '../words/id.ts'
import { messageClass } from './schema.ts'

export type MessageClassRow = typeof messageClass.$inferSelect

/** Sets a class of the entity; letters that were already accepted keep the former rules. */
export async function saveMessageClass(
  tx: Tx,
  entity: EntityId,
  wanted: Omit<MessageClassRow, 'entity'>,
): Promise<MessageClassRow> {
  const [saved] = await tx.orm
    .insert(messageClass)
    .values({ ...wanted, entity })
    .onConflictDoUpdate({
      target: [messageClass.entity, messageClass.key],
      set: { ...wanted, key: sql`message_class.key` },
    })
    .returning()
  if (saved === undefined) throw new Error('The message class was not written')
  return saved
}

/** The classes of one entity; a command reads with a role that sees those of all. */
export async function listMessageClasses(tx: Tx, entity: EntityId): Promise<MessageClassRow[]> {
  return tx.orm.select().from(messageClass).where(eq(messageClass.entity, entity)).orderBy(asc(messageClass.key))
}
