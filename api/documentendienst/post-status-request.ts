import { parseId } from '../../core/words/id.ts'
import { listMessages } from '../../dispatcher/messages/list-messages.ts'
import { senderOf } from '../authentication/caller.ts'
import type { findDocumentendienstStatuses } from '../contract/documentendienst.ts'
import { json, type Reply } from '../http/reply.ts'
import { noteLook } from '../messages/note-look.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { statusOf } from './get-message.ts'

/** `POST /statusRequest` */
export async function postStatusRequest(
  call: CallOf<typeof findDocumentendienstStatuses>,
  deps: ApiDeps,
): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { deliveryChannel, messages = [] } = call.body.messagesStatusRequest ?? call.body
  if (deliveryChannel === undefined) throw new Error('The contract lets no request pass without its channel')
  const among = messages.flatMap(({ messageId }) => parseId('message', messageId) ?? [])
  const lines = await deps.database.asEntity(sender.entity, (tx) =>
    listMessages(tx, sender, { among, limit: messages.length }, deps.keyring),
  )
  await noteLook(call, deps, 'list-messages', 'messages')
  const found = lines.map(statusOf).filter((each) => each.deliveryChannel === deliveryChannel)
  return json(200, { deliveryChannel, messages: found })
}
