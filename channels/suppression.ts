import type { Keyring } from '../core/crypto/keyring.ts'
import type { Queryable } from '../core/db/database.ts'
import type { EntityId, MessageId } from '../core/words/id.ts'
import type { ChannelName } from '../core/words/message.ts'
import type { Recipient } from '../core/words/recipient.ts'
import { suppressComplaints } from './email/store/suppression.ts'

/** A recipient that reported a message of an entity as unwanted. */
export interface Complaint {
  readonly entity: EntityId
  readonly message: MessageId
  readonly channel: ChannelName
  /** As it was when the message was sent. */
  readonly recipient: Recipient
}

type Suppress = (db: Queryable, complaints: readonly Complaint[], now: Date, keyring: Keyring) => Promise<void>

/** What each channel does whose recipients can report a message as unwanted. */
const suppressions: ReadonlyMap<ChannelName, Suppress> = new Map([['email', suppressComplaints]])

/** No further letters of these entities go to these recipients through the channel about which they complained. */
export async function suppressComplainers(
  db: Queryable,
  complaints: readonly Complaint[],
  now: Date,
  keyring: Keyring,
): Promise<void> {
  for (const [channel, suppress] of suppressions)
    await suppress(
      db,
      complaints.filter((each) => each.channel === channel),
      now,
      keyring,
    )
}
