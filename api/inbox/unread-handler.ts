import { countUnread } from '../../channels/inbox/store/reading/count-unread.ts'
import type * as contract from '../contract/inbox/operations.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { readableInboxes } from '../sign-in/reads-for.ts'

/** `GET /v1/inbox/unread`: the new letters of every inbox that this session may read. */
export async function getUnread(call: CallOf<typeof contract.countUnread>, deps: ApiDeps): Promise<Reply> {
  const inboxes = readableInboxes(deps.keyring, call.caller)
  const counts = await countUnread(
    deps.database.hub,
    inboxes.map(({ person }) => person),
  )
  return json(200, {
    items: inboxes.map(({ as }, place) => ({ ...(as !== null && { as }), unread: counts[place] ?? 0 })),
  })
}
