import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import type { ChannelName } from '../../core/words/message.ts'

/**
 * Why an address is not used. `bounced`: the mailbox does not exist; `returned`: a letter on paper came back; `complaint`: its owner
 * reported mail of one entity as unwanted; `request`: its owner asked for no more letters through this channel.
 */
export const suppressionReasons = ['bounced', 'returned', 'complaint', 'request'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

/** Reasons that are about the address itself, and so hold for the letters of every entity. */
const aboutTheAddress: ReadonlySet<SuppressionReason> = new Set(['bounced', 'returned'])

export function holdsForAll(reason: SuppressionReason): boolean {
  return aboutTheAddress.has(reason)
}

/** An address to be suppressed. */
export interface NewSuppression {
  readonly channel: ChannelName
  /** Blind index. */
  readonly address: Buffer
  readonly entity: EntityId
  readonly reason: SuppressionReason
  /** What the partner reported; a code, never free text. */
  readonly code?: string | undefined
  readonly message?: MessageId | undefined
}

/** An entry of the list. The address itself is not stored: the letter has it. */
export interface SuppressedAddress {
  readonly id: Id<'suppressedAddress'>
  readonly channel: ChannelName
  readonly reason: SuppressionReason
  readonly code: string | null
  readonly forAll: boolean
  /** The owner; null where its letter no longer exists. */
  readonly entity: EntityId | null
  readonly entityName: Localized | null
  readonly message: MessageId | null
  readonly reference: string | null
  readonly since: Date
}
