import { channelTraits } from '../../channels/traits.ts'
import { showId } from '../../core/words/id.ts'
import { caseOfMessage } from '../../dispatcher/cases/list-cases.ts'
import type { Sender } from '../../dispatcher/message/sender.ts'
import type { MessageView } from '../../dispatcher/messages/message-view.ts'
import type { Message } from '../contract/messages/message.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/** The case in which a message is followed up; no statement for channels that never report afterwards. */
export async function caseOf(
  { database }: ApiDeps,
  { entity }: Sender,
  { id, deliveries }: MessageView,
): Promise<Pick<Message, 'case'>> {
  const reports = deliveries.some(({ channel }) => channelTraits[channel].receiptWindowDays !== undefined)
  const found = reports ? await database.asEntity(entity, (tx) => caseOfMessage(tx, id)) : undefined
  if (found === undefined) return {}
  const { status, reason, openedAt } = found
  return { case: { id: showId('deliveryCase', found.id), status, reason, since: openedAt.toISOString() } }
}
