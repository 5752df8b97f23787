import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { IdempotencyKey } from '../intake/request-key.ts'
import type { AcceptedMessage, Intake } from '../intake/submit-message.ts'
import type { MessageCommand, MessageCommandDeps } from './change-message.ts'
import { linkFollowUp, loadForResend } from './load-for-resend.ts'

/** What is asked anew; the rest stays as it was. */
export interface ResendChange {
  readonly channels?: readonly ChannelName[] | undefined
  readonly recipient?: Partial<Pick<Recipient, 'name' | 'language' | 'email' | 'address'>> | undefined
}

/**
 * Sends a letter again, as a new one with the same text. The timeline of the first tells of the second. A copy that is sent
 * again stays a copy.
 * @throws Refusal UP-1404; UP-3010 when what it said was removed by rule; what intake refuses.
 */
export async function resendMessage(
  parts: MessageCommandDeps & { readonly intake: Intake },
  steering: MessageCommand,
  change: ResendChange,
  repetition: IdempotencyKey,
): Promise<AcceptedMessage> {
  const { sender, message } = steering
  const { request, recipient, copyOf } = await loadForResend(parts, steering)
  const asked = {
    ...request,
    recipient: { ...recipient, ...change.recipient } as Recipient,
    channels: change.channels ?? request.channels,
  }
  const origin = { by: steering.by, resendOf: message, ...(copyOf !== undefined && { copyOf }) }
  const accepted = await parts.intake.submit(sender, asked, repetition, origin)
  await linkFollowUp(parts, steering, 'resent', accepted.id)
  return accepted
}
