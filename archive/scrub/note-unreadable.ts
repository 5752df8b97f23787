import { showId } from '../../core/words/id.ts'
import type { ScrubDeps } from './check-object.ts'
import { hasOpenFault, recordFault, settleFault } from './store-faults.ts'
import type { StoredPackObject } from './stored-object.ts'

/**
 * A document of a pack whose bytes are right does not open: a shared part or a key is lost. The other location cannot help.
 * @returns whether it is a fault: not of a pack whose records were destroyed in the meantime
 */
export async function noteUnreadable({ context, log }: ScrubDeps, pack: StoredPackObject): Promise<boolean> {
  const { database, clock } = context
  // What is known already has its own fault, and explains this one.
  if (await hasOpenFault(database.hub, pack.key)) return false
  const fault = await recordFault(database, pack, { place: 'first', kind: 'unreadable' }, clock.now())
  if (fault === undefined || !(await settleFault(database.hub, fault.id, 'lost', clock.now()))) return false
  log.error(
    { fault: showId('storeFault', fault.id), kind: 'unreadable', records: fault.records },
    'a document whose bytes are right does not open',
  )
  return true
}
