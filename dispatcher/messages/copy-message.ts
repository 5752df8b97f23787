import { Refusal } from '../../core/fault.ts'
import { showId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { IdempotencyKey } from '../intake/idempotency-key.ts'
import type { AcceptedMessage, Intake } from '../intake/submit-message.ts'
import type { MessageCommand, MessageCommandDeps } from './change-message.ts'
import { type LetterAgain, linkFollowUp, loadForResend } from './load-for-resend.ts'
import { whyNotWords } from './possible/why-not.ts'

/** The recipient of the copy; its route follows the policy, within these channels. */
export interface CopyRequest {
  readonly recipient: Recipient
  readonly channels?: readonly ChannelName[] | undefined
}

/**
 * Sends what a letter said to another recipient, stamped as a copy: same version, data, language, date and house style, and it
 * still addresses the original recipient. It requires nothing of its reader. The timeline of the letter records the copy.
 * @throws Refusal UP-1404; UP-3005 when the letter cannot be copied; UP-3010 when its content was removed by rule; what intake
 * refuses.
 */
export async function copyMessage(
  deps: MessageCommandDeps & { readonly intake: Intake },
  command: MessageCommand,
  { recipient, channels }: CopyRequest,
  key: IdempotencyKey,
): Promise<AcceptedMessage> {
  const { sender, message } = command
  const letter = await loadForResend(deps, command)
  assertCopied(letter)
  // The copy has another reader; that the letter is hidden is about the letter.
  const { channels: all, confidentiality, ...same } = letter.request
  const hidden = confidentiality?.hidden === true ? { confidentiality: { hidden: true } } : {}
  const request = { ...same, ...hidden, recipient, channels: channels ?? all }
  const copyOf = { message, addressee: letter.recipient }
  const accepted = await deps.intake.submit(sender, request, key, { by: command.by, copyOf })
  await linkFollowUp(deps, command, 'copied', accepted.id)
  return accepted
}

function assertCopied({ request, copyOf, hasLeft }: LetterAgain): void {
  if (copyOf !== undefined) {
    const letter = showId('message', copyOf.message)
    throw new Refusal('UP-3005', whyNotWords['is-copy'].en, [], { copyOf: letter })
  }
  if (request.document !== undefined) throw new Refusal('UP-3005', whyNotWords['is-supplied'].en)
  if (!hasLeft) throw new Refusal('UP-3005', whyNotWords['not-left'].en)
}
