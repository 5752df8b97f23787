import { type ClosedLetter, findInboxItem, type InboxLetter } from '../../channels/inbox/store/read-inbox.ts'
import { type FaultCode, Refusal } from '../../core/fault.ts'
import { parseId } from '../../core/words/id.ts'
import type { Caller } from '../authentication/caller.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { readerOf } from './reader-of.ts'

/** @throws Refusal UP-1404 for a letter that does not exist or is in another inbox. */
export async function letterNamed(
  shown: string,
  person: Uint8Array,
  caller: Caller,
  deps: ApiDeps,
): Promise<InboxLetter | ClosedLetter> {
  const id = parseId('inboxItem', shown)
  const reader = readerOf(caller, deps.keyring, person)
  const letter =
    id === undefined
      ? undefined
      : await deps.database.asPerson(person, (tx) => findInboxItem(tx, id, reader, deps.keyring))
  if (letter === undefined) throw new Refusal('UP-1404', 'There is no such letter in this inbox.')
  return letter
}

/** @throws Refusal UP-1404; for a letter that does not open for this reader UP-1060, UP-1061, UP-3060 or UP-3061. */
export async function openLetterNamed(
  shown: string,
  person: Uint8Array,
  caller: Caller,
  deps: ApiDeps,
): Promise<InboxLetter> {
  const letter = await letterNamed(shown, person, caller, deps)
  if (letter.needs === undefined) return letter
  const [code, detail] = refusals[letter.needs]
  throw new Refusal(code, detail)
}

const refusals: Readonly<Record<ClosedLetter['needs'], readonly [FaultCode, string]>> = {
  person: ['UP-1060', 'The sender closed this letter for holders of a mandate.'],
  reader: ['UP-1060', 'The sender named another person of the enterprise as the reader of this letter.'],
  'sign-in': ['UP-1061', 'Sign in with a stronger means, such as an eID.'],
  acknowledge: ['UP-3060', 'Acknowledge receipt of the letter; then it opens.'],
  closed: ['UP-3061', 'Receipt was refused, or was not acknowledged in time.'],
}
