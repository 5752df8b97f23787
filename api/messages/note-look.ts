import { recordAudit } from '../../core/audit/record-audit.ts'
import type { MessageId } from '../../core/words/id.ts'
import { recipientOfMessage } from '../../dispatcher/messages/recipient-of-message.ts'
import { senderOf } from '../authentication/caller.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call } from '../server/route.ts'

/**
 * A person who reads letters leaves a line in the log; a machine that polls its own letters would only fill the log.
 * @param message the letter that is read; absent for a list
 */
export async function noteLook(
  call: Pick<Call, 'caller'> & object,
  deps: ApiDeps,
  action: string,
  subject: string,
  message?: MessageId,
): Promise<void> {
  if (call.caller.kind !== 'staff') return
  const { entity } = senderOf(call.caller)
  const person = message === undefined ? undefined : await recipientOfMessage(deps.database, entity, message)
  await recordAudit(deps.database, entity, { ...noteOf(call as Call, action, 'message', subject), person })
}
