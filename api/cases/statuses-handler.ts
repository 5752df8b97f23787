import { deliveryStatuses, messageStatuses } from '../../core/words/message.ts'
import { deliveryStatusWords } from '../../core/words/statuses/delivery-status-words.ts'
import { messageStatusWords } from '../../core/words/statuses/message-status-words.ts'
import { json, type Reply } from '../http/reply.ts'

/** `GET /v1/statuses`: public, since the portal of an entity shows the words for citizens. */
export async function getStatuses(): Promise<Reply> {
  return json(200, {
    messages: messageStatuses.map((status) => ({ status, ...messageStatusWords[status] })),
    deliveries: deliveryStatuses.map((status) => ({ status, ...deliveryStatusWords[status] })),
  })
}
