import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { RequestToReview } from '../intake/review-messages.ts'
import type { Sender } from '../message/sender.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'
import { loadSeveralForResend } from '../messages/load-for-resend.ts'
import type { CaseResend } from './case-resend.ts'
import type { PassReason } from './why-passed.ts'

/** The new request of each letter, or why there is none. */
export type ToResend = { readonly request: RequestToReview } | { readonly passed: PassReason }

export function senderOfResend({ entity, test, apiKey }: CaseResend): Sender {
  return { entity, test, ...(apiKey !== null && { key: apiKey }) }
}

/** The requests with which these letters are sent again, read in one statement. */
export async function requestsToResend(
  deps: { readonly database: Database; readonly keyring: Keyring },
  resend: CaseResend,
  messages: readonly TrackedMessage[],
): Promise<ReadonlyMap<MessageId, ToResend>> {
  const loaded = await loadSeveralForResend(
    deps,
    senderOfResend(resend),
    messages.map(({ id }) => id),
  )
  return new Map(
    messages.map((message): [MessageId, ToResend] => {
      const letter = loaded.get(message.id)
      if (letter === undefined || letter === 'removed') return [message.id, { passed: 'content-removed' }]
      const channels = channelsOf(resend, message, letter.request.channels ?? [])
      if (channels.length === 0) return [message.id, { passed: 'no-channel-left' }]
      const request = { ...letter.request, channels }
      const { copyOf } = letter
      const origin = { by: resend.by, resendOf: message.id, ...(copyOf !== undefined && { copyOf }) }
      return [message.id, { request: { request, asked: { way: resend.way }, origin } }]
    }),
  )
}

/** The channels of the letter within the way of the command: its class and template still restrict them, and the policy orders them. */
function channelsOf(
  { way, channel }: Pick<CaseResend, 'way' | 'channel'>,
  { deliveries }: TrackedMessage,
  all: readonly ChannelName[],
): readonly ChannelName[] {
  if (way === 'same') return all.filter((each) => each === channel)
  const tried = new Set(deliveries.map((each) => each.channel))
  return all.filter((each) => !tried.has(each))
}
