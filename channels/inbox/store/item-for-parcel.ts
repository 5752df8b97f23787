import type { Keyring } from '../../../core/crypto/keyring.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import { isRegistered } from '../../../core/words/message.ts'
import type { UnopenedParcel } from '../../port.ts'
import type { NewGuard } from './guard.ts'
import type { InboxHead } from './item.ts'
import type { NewItem } from './put-items.ts'

/** The inbox item of a parcel, of one on paper `byPost`; undefined when its recipient has no number, and so no inbox. */
export function itemFor(parcel: UnopenedParcel, keyring: Keyring, byPost = false): NewItem | undefined {
  const person = personIndex(parcel.recipient, keyring)
  if (person === undefined) return undefined
  const { entity, message, sequence, record, guard } = parcel
  return {
    entity,
    message,
    sequence,
    record,
    person,
    head: headOf(parcel, byPost),
    ...(guard !== undefined && { guard: guardFor(parcel, guard, keyring) }),
  }
}

function guardFor(parcel: UnopenedParcel, guard: NewGuard['guard'], keyring: Keyring): NewGuard {
  const { entityName, language, recipient } = parcel
  const kind = guard.acknowledge?.kind
  const { namedReader } = guard
  return {
    guard,
    cover: { sender: entityName, language, addressee: recipient.name, ...(kind !== undefined && { kind }) },
    ...(namedReader !== undefined && { namedReader: keyring.blindIndex('insz', namedReader) }),
  }
}

function headOf(parcel: UnopenedParcel, byPost: boolean): InboxHead {
  const isRegisteredCopy = byPost && isRegistered(parcel.postage)
  return {
    sender: parcel.entityName,
    subject: parcel.subject,
    language: parcel.language,
    actions: parcel.actions,
    ...(parcel.payment !== undefined && { payment: parcel.payment }),
    replyAllowed: parcel.replyAllowed,
    replyReference: parcel.replyReference,
    ...(isRegisteredCopy && { registered: true }),
    addressee: parcel.recipient.name,
    documents: parcel.documents.map(({ n, kind, name, mediaType, size }) => ({ n, kind, name, mediaType, size })),
  }
}
