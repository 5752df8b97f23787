import { findDecision, recordDecision } from '../channels/ebox/store/decision.ts'
import { listSenders, saveSenders } from '../channels/ebox/store/senders.ts'
import type { Database } from '../core/db/database.ts'
import type { EntityId } from '../core/words/id.ts'
import type { SeedEntity } from './entities.ts'

/** Stores the decision and registration of an entity that uses the eBox, unless either is there. @returns whether it did */
export async function seedEbox(database: Database, id: EntityId, { ebox }: SeedEntity, now: Date): Promise<boolean> {
  if (ebox === undefined) return false
  return database.asEntity(id, async (tx) => {
    const [decision, senders] = [await findDecision(tx, id), await listSenders(tx, id)]
    if (decision !== undefined || senders.length > 0) return false
    await recordDecision(tx, id, ebox.decision, 'seed', now)
    await saveSenders(tx, id, ebox.senders)
    return true
  })
}
