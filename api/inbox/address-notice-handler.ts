import { showId } from '../../core/words/id.ts'
import { ownNotices } from '../../dispatcher/incoming-mail/own-notices.ts'
import type { AddressNotices } from '../contract/inbox/inbox.ts'
import type * as contract from '../contract/inbox/operations.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { readsFor } from '../sign-in/reads-for.ts'

/** `GET /v1/inbox/address-notices` */
export async function getAddressNotices(
  call: CallOf<typeof contract.listAddressNotices>,
  deps: ApiDeps,
): Promise<Reply> {
  const { person } = readsFor(deps.keyring, call.caller, call.query.as)
  const notices = await deps.database.asPerson(person, (tx) => ownNotices(tx, call.now))
  const answer: AddressNotices = {
    items: notices.map(({ id, sender, since, until }) => ({
      id: showId('returnedCase', id),
      sender,
      returnedAt: since.toISOString(),
      until: until.toISOString(),
    })),
  }
  return json(200, answer)
}
