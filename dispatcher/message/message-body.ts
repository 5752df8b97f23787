import { isPaper } from '../../channels/traits.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { deflatedSeal } from '../../core/crypto/seal-deflated.ts'
import type { Confidentiality } from '../../core/words/confidentiality.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import type { ChannelName, Via } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { bodyDictionaries } from './body-dictionary.ts'

/** The encrypted part of a message: everything in the request that says something about a person. */
export interface MessageBody {
  readonly recipient: Recipient
  readonly data: Readonly<Record<string, unknown>>
  /** Subject of a supplied document. */
  readonly subject?: string
  /** The original recipient of the letter that a copy repeats. */
  readonly addressee?: Recipient
  /**
   * To whom, and where, the letter goes on paper instead of to the recipient as the sender gave it: as the registry
   * said. Stored apart (`stored-body.ts`): what the sender gave never changes.
   */
  readonly addressedTo?: Recipient
  /** The readers in an inbox, as far as the sender narrows them. */
  readonly confidentiality?: Confidentiality
}

/** An attachment of a message: its document and the channels that carry it. Numbered in the record in this order. */
export interface NamedAttachment {
  readonly document: Id<'document'>
  readonly via: Via
}

/** The recipient as a channel uses it. */
export function recipientOn(channel: ChannelName, { recipient, addressedTo }: MessageBody): Recipient {
  return isPaper(channel) ? (addressedTo ?? recipient) : recipient
}

/** Bodies that were sealed before as plain JSON are read too. */
const sealedBody = deflatedSeal<MessageBody>(bodyDictionaries)

/** Binds an encrypted body to its row: a body that was copied to another message cannot be decrypted. */
function bodyContext(message: MessageId): string {
  return `message-body:${message}`
}

export function encryptBody(body: MessageBody, message: MessageId, keyring: Keyring): Buffer {
  return sealedBody.seal(body, bodyContext(message), keyring)
}

export function decryptBody(sealed: Uint8Array, message: MessageId, keyring: Keyring): MessageBody {
  return sealedBody.open(sealed, bodyContext(message), keyring)
}
