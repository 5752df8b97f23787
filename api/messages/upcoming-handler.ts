import { showNumberedId } from '../../core/words/id.ts'
import { upcomingMoments } from '../../dispatcher/messages/upcoming-moments.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/operations.ts'
import type { Upcoming } from '../contract/messages/upcoming.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { messageNamed } from './read-messages.ts'

/** `GET /v1/messages/{id}/upcoming`: moments and channels, nothing of the recipient. */
export async function getUpcoming(call: CallOf<typeof contract.listUpcoming>, deps: ApiDeps): Promise<Reply> {
  const message = messageNamed(call.path.id)
  const moments = await upcomingMoments(deps, { sender: senderOf(call.caller), message })
  return json(200, {
    items: moments.map(({ at, what, delivery, channel, next }) => ({
      at: at.toISOString(),
      what,
      ...(delivery !== null && { delivery: showNumberedId('dlv', message, delivery) }),
      ...(channel !== null && { channel }),
      ...(next !== null && { next }),
    })),
  } satisfies Upcoming)
}
