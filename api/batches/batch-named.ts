import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId } from '../../core/words/id.ts'
import type { BatchId } from '../../dispatcher/batches/batch.ts'
import { senderOf } from '../authentication/caller.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call } from '../server/route.ts'

/** @throws Refusal UP-1404 for a text that cannot be the id of a batch */
export function batchNamed(shown: string): BatchId {
  const id = parseId('batch', shown)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such list.')
  return id
}

/** Logs an access to a list, or a change of it. */
export async function noteOnBatch(call: Call<{ id: string }>, deps: ApiDeps, action: string): Promise<void> {
  await recordAudit(deps.database, senderOf(call.caller).entity, noteOf(call, action, 'batch', call.path.id))
}
