import type { Keyring } from '../../core/crypto/keyring.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { decryptBody, type MessageBody } from './message-body.ts'

/** What `message_body` holds of a message: the body as its sender gave it, which never changes, and what the registry said since. */
export interface StoredBody {
  readonly id: MessageId
  readonly sealed: Buffer
  /** Sealed; null: the letter goes to the recipient as the sender gave it. */
  readonly addressedTo: Buffer | null
}

const context = (message: MessageId): string => `message-addressed-to:${message}`

export function sealAddressee(recipient: Recipient, message: MessageId, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(recipient)), context(message))
}

export function openAddressee(sealed: Buffer, message: MessageId, keyring: Keyring): Recipient {
  return JSON.parse(keyring.open(sealed, context(message)).toString()) as Recipient
}

export function openBody({ id, sealed, addressedTo }: StoredBody, keyring: Keyring): MessageBody {
  const body = decryptBody(sealed, id, keyring)
  if (addressedTo === null) return body
  return { ...body, addressedTo: openAddressee(addressedTo, id, keyring) }
}
