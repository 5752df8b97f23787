import type { Keyring } from '../../core/crypto/keyring.ts'
import type { MessageId } from '../../core/words/id.ts'
import { maskInsz } from '../../core/words/numbers/insz.ts'
import { decryptBody, type MessageBody } from '../message/message-body.ts'
import type { RecipientView } from './message-view.ts'

/** The decrypted request; undefined once it was removed by rule. */
export function decryptBodyIfPresent(
  sealed: Buffer | null,
  message: MessageId,
  keyring: Keyring,
): MessageBody | undefined {
  if (sealed === null) return undefined
  return decryptBody(sealed, message, keyring)
}

/** The recipient for a list or a timeline: a name to recognise, never the whole number of a person. */
export function viewRecipient(type: RecipientView['type'], body: MessageBody | undefined): RecipientView {
  if (body === undefined) return { type }
  const { recipient } = body
  return {
    type,
    name: recipient.name,
    ...(recipient.type === 'citizen' && { inszMasked: maskInsz(recipient.insz) }),
    ...(recipient.type === 'enterprise' && { enterpriseNumber: recipient.enterpriseNumber }),
    ...(recipient.language !== undefined && { language: recipient.language }),
  }
}

/** The recipient of one message, with the addresses that the sender gave: a sender who sends it again must see what was wrong. */
export function viewAddressee(type: RecipientView['type'], body: MessageBody | undefined): RecipientView {
  const shown = viewRecipient(type, body)
  if (body === undefined) return shown
  const { email, address } = body.recipient
  return { ...shown, ...(email !== undefined && { email }), ...(address !== undefined && { address }) }
}
