import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { IdempotencyKey } from '../intake/idempotency-key.ts'
import type { AcceptedMessage, Intake } from '../intake/submit-message.ts'
import type { MessageCommand, MessageCommandDeps } from './change-message.ts'
import { linkFollowUp, loadForResend } from './load-for-resend.ts'

/** What changes in the new request; the rest stays as it was. */
export interface ResendChange {
  readonly channels?: readonly ChannelName[] | undefined
  readonly recipient?: Partial<Pick<Recipient, 'name' | 'language' | 'email' | 'address'>> | undefined
}

/**
 * Sends a letter again, as a new one with the same text. The timeline of the first records the second. A copy that is sent again
 * stays a copy.
 * @throws Refusal UP-1404; UP-3010 when its content was removed by rule; what intake refuses.
 */
export async function resendMessage(
  deps: MessageCommandDeps & { readonly intake: Intake },
  command: MessageCommand,
  change: ResendChange,
  key: IdempotencyKey,
): Promise<AcceptedMessage> {
  const { sender, message } = command
  const { request, recipient, copyOf } = await loadForResend(deps, command)
  const asked = {
    ...request,
    recipient: { ...recipient, ...change.recipient } as Recipient,
    channels: change.channels ?? request.channels,
  }
  const origin = { by: command.by, resendOf: message, ...(copyOf !== undefined && { copyOf }) }
  const accepted = await deps.intake.submit(sender, asked, key, origin)
  await linkFollowUp(deps, command, 'resent', accepted.id)
  return accepted
}
