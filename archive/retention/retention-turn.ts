import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'

/**
 * Locks the retention of an entity until the transaction ends (hub's role): a hold is placed, and records are destroyed, by one
 * transaction at a time, so that neither misses the other.
 */
export async function takeRetentionTurn(tx: Tx, entity: EntityId): Promise<void> {
  await tx.query(sql`insert into retention_turn (entity) values (${entity}) on conflict do nothing`)
  await tx.query(sql`select from retention_turn where entity = ${entity} for update`)
}
