import { itemIdOf } from '../channels/inbox/store/item.ts'
import { findInboxItem } from '../channels/inbox/store/read-inbox.ts'
import { markRead } from '../channels/inbox/store/reading/mark-read.ts'
import type { Keyring } from '../core/crypto/keyring.ts'
import type { Database } from '../core/db/database.ts'
import type { MessageId } from '../core/words/id.ts'

/** Opens a letter in the inbox as the citizen would, by its first delivery. @returns false when it is not in the inbox yet. */
export async function openLetter(
  database: Database,
  keyring: Keyring,
  insz: string,
  message: MessageId,
  now: Date,
): Promise<boolean> {
  const person = keyring.blindIndex('insz', insz)
  const item = itemIdOf(message, 1)
  return database.asPerson(person, async (tx) => {
    const there = await findInboxItem(tx, item, { index: person, strongly: true }, keyring)
    if (there === undefined) return false
    if (there.readAt === undefined) await markRead(tx, item, person, now)
    return true
  })
}
