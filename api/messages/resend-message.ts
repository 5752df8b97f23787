import { recordAudit } from '../../core/audit/record-audit.ts'
import { showId } from '../../core/words/id.ts'
import { resendMessage } from '../../dispatcher/messages/resend-message.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/operations.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { acceptedReply } from './post-message.ts'
import { messageNamed } from './read-messages.ts'

/** `POST /v1/messages/{id}/resend`: a new letter that names the letter that it repeats. */
export async function postResend(call: CallOf<typeof contract.resendMessage>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const message = messageNamed(call.path.id)
  const accepted = await resendMessage(deps, { sender, message, by: call.caller.actor }, call.body, {
    operation: 'resend',
    key: call.idempotencyKey ?? '',
    asked: { message: call.path.id, change: call.rawBody },
  })
  await recordAudit(deps.database, sender.entity, noteOf(call, 'resend-message', 'message', call.path.id))
  return acceptedReply(accepted, call.now, { resendOf: showId('message', message) })
}
