import { createHash } from 'node:crypto'
import { parse, stringify } from 'uuid'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Id, MessageId } from '../../../core/words/id.ts'
import type { Parcel } from '../../port.ts'

export type InboxItemId = Id<'inboxItem'>

/** What the inbox shows of a letter without opening the archive. */
export interface InboxHead {
  readonly sender: string
  readonly subject: string
  readonly language: Parcel['language']
  readonly actions: Parcel['actions']
  readonly payment?: NonNullable<Parcel['payment']>
  readonly replyAllowed: boolean
  readonly replyReference: string
  /** Name of the recipient, as the sender wrote it; absent in items that are older than this member. */
  readonly addressee?: string
  readonly documents: readonly {
    readonly n: number
    readonly kind: string
    readonly name: string
    readonly mediaType: string
    readonly size: number
  }[]
}

/**
 * The id of the item of one delivery: the message's time, and a hash of message and sequence. Always the same, so that a parcel
 * that is delivered twice conflicts with its own primary key.
 */
export function itemIdOf(message: MessageId, sequence: number): InboxItemId {
  const hash = createHash('sha256').update(`inbox\0${message}\0${sequence}`).digest()
  const bytes = Uint8Array.from([...parse(message).subarray(0, 6), ...hash.subarray(0, 10)])
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return stringify(bytes) as InboxItemId
}

export function sealHead(head: InboxHead, id: InboxItemId, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(head)), contextOf(id))
}

export function openHead(sealed: Uint8Array, id: InboxItemId, keyring: Keyring): InboxHead {
  return JSON.parse(keyring.open(sealed, contextOf(id)).toString()) as InboxHead
}

const contextOf = (id: InboxItemId): string => `inbox_item:${id}`
