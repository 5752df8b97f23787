import { sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { MessageId } from '../../core/words/id.ts'
import { withoutPersons } from '../../core/words/text/without-persons.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges, type MessageChanges } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import type { Sender } from '../message/sender.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'

export interface MessageCommandDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
}

/** The issuer of a command on a letter and the reason, for its timeline. */
export interface MessageCommand {
  readonly sender: Sender
  readonly message: MessageId
  /** `key:<id>` or `staff:<id>`. */
  readonly by: string
  readonly reason?: string | undefined
}

/**
 * Changes one letter on request, while its row is locked: a worker that prepares or hands it over, or another command, waits or
 * comes first. Row-level security checks that the letter is the sender's own; the change spans tables that only the hub's role
 * may write, and concerns this one letter.
 * @throws Refusal UP-1404 when the sender has no such letter.
 */
export async function changeMessage(
  { database, clock }: MessageCommandDeps,
  { sender, message: id }: Pick<MessageCommand, 'sender' | 'message'>,
  change: (tx: Tx, message: TrackedMessage, changes: MessageChanges, now: Date) => Promise<void>,
): Promise<void> {
  const own = await database.asEntity(sender.entity, (tx) =>
    tx.query(sql`select from message where id = ${id} and test = ${sender.test}`),
  )
  if (own.length === 0) throw new Refusal('UP-1404', 'There is no such message.')
  const now = clock.now()
  await database.asHub(async (tx) => {
    const message = (await lockMessages(tx, [id])).get(id)
    if (message === undefined) throw new Refusal('UP-1404', 'There is no such message.')
    const changes = beginChanges()
    await change(tx, message, changes, now)
    await closeEnded(tx, changes)
    await writeChanges(tx, changes, now)
  })
}

/** The detail of an event that a command caused. */
export function issuedBy({ by, reason }: MessageCommand): Record<string, string> {
  if (reason === undefined) return { by }
  return { by, reason: withoutPersons(reason) }
}
