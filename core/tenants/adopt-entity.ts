import type { Tx } from '../db/database.ts'
import { defaultClasses } from './default-classes.ts'
import { entity, messageClass } from './schema.ts'

/**
 * Makes an entity again that a restored database does not know, with the id and key that it had (hub's role). Its classes are the default ones; its
 * members, keys for programs, house styles and templates are lost, and are set up again.
 * @returns false when another entity has its code
 */
export async function adoptEntity(tx: Tx, lost: typeof entity.$inferInsert): Promise<boolean> {
  const made = await tx.orm
    .insert(entity)
    .values(lost)
    .onConflictDoNothing({ target: entity.code })
    .returning({ id: entity.id })
  if (made.length === 0) return false
  await tx.orm.insert(messageClass).values(defaultClasses.map((each) => ({ ...each, entity: lost.id })))
  return true
}
