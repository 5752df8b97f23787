import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import { collectedOf, dropCollected } from '../message/collected-deliveries.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'

/** What happens to a message whose time has passed. */
export type Expiry =
  /** It never left, and will not. */
  | 'expires'
  /** It has left, or the print partner has it. */
  | 'too-late'
  /** It is being handed over at this moment: check again later. */
  | 'busy'

/**
 * Decides for many messages at once, whose locks the caller holds. Letters that only wait for a print run are taken out of it.
 */
export async function askExpiry(tx: Tx, messages: readonly TrackedMessage[]): Promise<Map<MessageId, Expiry>> {
  const busy = await tx.query<{ id: MessageId }>(sql`
    select distinct d.message_id as id from delivery d join chunk c on c.id = d.chunk
    where d.message_id = any(${arrayOf(
      'uuid',
      messages.map((message) => message.id),
    )}) and c.lease_until is not null`)
  const leased = new Set(busy.map((row) => row.id))
  const planned = messages
    .filter((message) => !leased.has(message.id) && !hasLeft(message))
    .flatMap((message) => collectedOf(message))
  const dropped = new Set((await dropCollected(tx, planned)).map((each) => each.message))
  const cut = new Set(planned.map((each) => each.message).filter((id) => !dropped.has(id)))
  return new Map(
    messages.map((message): [MessageId, Expiry] => {
      if (hasLeft(message) || cut.has(message.id)) return [message.id, 'too-late']
      return [message.id, leased.has(message.id) ? 'busy' : 'expires']
    }),
  )
}

function hasLeft(message: TrackedMessage): boolean {
  return message.deliveries.some((each) => each.handedOverAt !== null)
}
