import { proveSeen, seenWords } from '../../dispatcher/alerts/seen-proof.ts'
import type { MessageView } from '../../dispatcher/messages/message-view.ts'
import type { Message } from '../contract/messages/message.ts'

/** Whether the digital letter was seen in time, for `showMessage`. */
export function showSeen(view: MessageView): Pick<Message, 'seenInTime'> {
  const proof = proveSeen(view)
  if (proof === undefined) return {}
  const { verdict, reason, deliveredAt, alertedAt, openedAt, leftAt } = proof
  return {
    seenInTime: {
      verdict,
      ...(reason !== undefined && { reason }),
      because: seenWords[verdict === 'moved-on' ? (reason ?? 'not-opened') : verdict],
      deliveredAt: deliveredAt.toISOString(),
      ...(alertedAt !== undefined && { alertedAt: alertedAt.toISOString() }),
      ...(openedAt !== undefined && { openedAt: openedAt.toISOString() }),
      ...(leftAt !== undefined && { leftAt: leftAt.toISOString() }),
    },
  }
}
