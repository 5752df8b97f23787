import { showId } from '../../core/words/id.ts'
import type { AcceptedMessage } from '../../dispatcher/intake/submit-message.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as operations from '../contract/messages/operations.ts'
import type * as contract from '../contract/messages/request.ts'
import { rateLimitHeaders } from '../http/rate-limit-headers.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** `POST /v1/messages`: when the answer comes, the letter is durable. */
export async function postMessage(call: CallOf<typeof operations.sendMessage>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const repetition = { operation: 'message', key: call.idempotencyKey ?? '', asked: call.rawBody } as const
  return acceptedReply(await deps.intake.submit(sender, call.body, repetition, { by: call.caller.actor }), call.now)
}

export function acceptedReply(
  accepted: AcceptedMessage,
  now: Date,
  more: Partial<contract.AcceptedMessage> = {},
): Reply {
  const id = showId('message', accepted.id)
  const body: contract.AcceptedMessage = {
    id,
    status: accepted.status,
    reference: accepted.reference,
    createdAt: accepted.createdAt.toISOString(),
    ...(accepted.warnings.length > 0 && {
      warnings: accepted.warnings.map(({ pointer, code, detail }) => ({ pointer, code, detail })),
    }),
    ...more,
    links: { self: `/v1/messages/${id}` },
  }
  return json(202, body, {
    ...rateLimitHeaders(accepted.left, now),
    ...(accepted.replayed && { 'Idempotency-Replayed': 'true' }),
  })
}
