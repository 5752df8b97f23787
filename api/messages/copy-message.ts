import { recordAudit } from '../../core/audit/record-audit.ts'
import { showId } from '../../core/words/id.ts'
import { copyMessage } from '../../dispatcher/messages/copy-message.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/operations.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { acceptedReply } from './post-message.ts'
import { messageNamed } from './read-messages.ts'

/** `POST /v1/messages/{id}/copies`: a new letter that repeats a letter for another recipient, and says so. */
export async function postCopy(call: CallOf<typeof contract.copyMessage>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const message = messageNamed(call.path.id)
  const accepted = await copyMessage(deps, { sender, message, by: call.caller.actor }, call.body, {
    operation: 'copy',
    key: call.idempotencyKey ?? '',
    asked: { message: call.path.id, copy: call.rawBody },
  })
  await recordAudit(deps.database, sender.entity, noteOf(call, 'copy-message', 'message', call.path.id))
  return acceptedReply(accepted, call.now, { copyOf: showId('message', message) })
}
