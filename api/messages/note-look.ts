import { recordAudit } from '../../core/audit/record-audit.ts'
import { senderOf } from '../authentication/caller.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call } from '../server/route.ts'

/** A person who reads letters leaves a line in the log; a machine that polls its own letters would only fill the log. */
export async function noteLook(
  call: Pick<Call, 'caller'> & object,
  deps: ApiDeps,
  action: string,
  subject: string,
): Promise<void> {
  if (call.caller.kind !== 'staff') return
  await recordAudit(deps.database, senderOf(call.caller).entity, noteOf(call as Call, action, 'message', subject))
}
