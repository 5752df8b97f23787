import { findInboxItem, type InboxLetter } from '../../channels/inbox/store/read-inbox.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId } from '../../core/words/id.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/** @throws Refusal UP-1404 for a letter that does not exist or is in another inbox. */
export async function letterNamed(shown: string, person: Uint8Array, deps: ApiDeps): Promise<InboxLetter> {
  const id = parseId('inboxItem', shown)
  const letter =
    id === undefined ? undefined : await deps.database.asPerson(person, (tx) => findInboxItem(tx, id, deps.keyring))
  if (letter === undefined) throw new Refusal('UP-1404', 'There is no such letter in this inbox.')
  return letter
}
