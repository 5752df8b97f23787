import { createHash } from 'node:crypto'
import { parse, stringify } from 'uuid'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import { deflatedSeal } from '../../../core/crypto/seal-deflated.ts'
import { shortIndex } from '../../../core/crypto/short-index.ts'
import { type Id, type MessageId, showId } from '../../../core/words/id.ts'
import type { Parcel } from '../../port.ts'
import { headDictionaries } from './head-dictionary.ts'

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
  /** The letter on paper of which this is a copy was registered. */
  readonly registered?: true
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

/** The public id of the item of one delivery. */
export function itemReferenceOf(message: MessageId, sequence: number): string {
  return showId('inboxItem', itemIdOf(message, sequence))
}

/** Items that are older than the dictionary hold their head as sealed JSON; both forms are read. */
const heads = deflatedSeal<InboxHead>(headDictionaries)

export function sealHead(head: InboxHead, id: InboxItemId, keyring: Keyring): Buffer {
  return heads.seal(head, contextOf(id), keyring)
}

export function openHead(sealed: Uint8Array, id: InboxItemId, keyring: Keyring): InboxHead {
  return heads.open(sealed, contextOf(id), keyring)
}

/**
 * The person of an item: the first half of the blind index, in the type that holds 16 bytes without a length. Two of a billion
 * people share it with a chance below 10⁻²⁰. The database makes the same of the person in scope (`inbox_person()`).
 */
export function personKeyOf(index: Uint8Array): string {
  return shortIndex(index).toString('hex')
}

const contextOf = (id: InboxItemId): string => `inbox_item:${id}`
