import { deliveryChannelOf, statusNames } from '../../core/words/documentendienst.ts'
import { showId } from '../../core/words/id.ts'
import type { MessageLine, MessageView } from '../../dispatcher/messages/message-view.ts'
import { readMessage } from '../../dispatcher/messages/read-message.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/documentendienst.ts'
import { json, type Reply } from '../http/reply.ts'
import { noteLook } from '../messages/note-look.ts'
import { messageNamed, noSuchMessage } from '../messages/read-messages.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /messages/{id}` */
export async function getMessage(
  call: CallOf<typeof contract.getDocumentendienstMessage>,
  deps: ApiDeps,
): Promise<Reply> {
  const sender = senderOf(call.caller)
  const id = messageNamed(call.path.id)
  await noteLook(call, deps, 'read-message', call.path.id, id)
  const view = await deps.database.asEntity(sender.entity, (tx) => readMessage(tx, sender, id, deps.keyring), 'generic')
  if (view === undefined) throw noSuchMessage()
  return json(200, shown(view))
}

function shown(view: MessageView): contract.DocumentendienstShownMessage {
  return {
    ...statusOf({ ...view, channel: view.deliveries.at(-1)?.channel ?? null }),
    ...(view.subject !== undefined && { subject: view.subject }),
    externalReference: view.reference,
    publicationDate: view.createdAt.toISOString(),
    statusDate: view.updatedAt.toISOString(),
    attachments: view.documents.map(({ id, mediaType, size, sha256 }) => ({
      attachmentId: showId('document', id),
      mediaType,
      attachmentSize: size,
      digest: { digestMethod: 'sha_256', digestValue: Buffer.from(sha256, 'hex').toString('base64url') },
    })),
  }
}

/** How far a message is, in the words of the Documentendienst. Before it is routed, its channel is that which its sender named. */
export function statusOf({
  id,
  status,
  channel,
  channels,
}: Pick<MessageLine, 'id' | 'status' | 'channel' | 'channels'>): contract.DocumentendienstStatus {
  return {
    messageId: showId('message', id),
    deliveryChannel: deliveryChannelOf(channel ?? channels[0] ?? 'ebox'),
    status: statusNames[status],
    readStatus: status === 'read',
    visible: status === 'delivered' || status === 'read',
  }
}
