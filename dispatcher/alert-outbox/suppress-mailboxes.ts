import type { Tx } from '../../core/db/database.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { suppressAddresses } from '../suppression/suppress-addresses.ts'

/** A mailbox to which an alert about a letter could not be delivered. */
interface FailedMailbox {
  readonly address: Buffer
  readonly message: MessageId
  readonly entity: EntityId
  readonly code: string
}

/** Suppresses mailboxes that do not exist, by blind index. Their owners see this in the inbox. */
export async function suppressMailboxes(tx: Tx, failed: readonly FailedMailbox[], now: Date): Promise<void> {
  const about = { channel: 'email', reason: 'bounced' } as const
  await suppressAddresses(
    tx,
    failed.map((each) => ({ ...each, ...about })),
    now,
  )
}
