import { sql } from 'drizzle-orm'
import { type DeliveryOfRun, partsToHandOver, runsToClose } from '../../channels/print/desk/close-run.ts'
import type { Queryable } from '../../core/db/database.ts'

/** Whether a run is to be closed or a part of one to be handed over. */
export async function runsWait(hub: Queryable, now: Date): Promise<boolean> {
  const [runs, parts, again] = await Promise.all([runsToClose(hub, now), partsToHandOver(hub), partsAgain(hub, now)])
  return runs.length + parts.length + again.length > 0
}

/** One delivery of a part that was not handed over at its last try and is due again. */
export async function partsAgain(hub: Queryable, now: Date): Promise<DeliveryOfRun[]> {
  return hub.query(sql`
    select message_id as message, seq as sequence from delivery
    where channel = 'print' and not simulated and due_at <= ${now} and chunk is null order by due_at limit 1`)
}
