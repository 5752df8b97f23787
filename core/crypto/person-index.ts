import type { Recipient } from '../words/recipient.ts'
import type { Keyring } from './keyring.ts'

/** Blind index of the number of a person or enterprise, the same in every layer; undefined for a recipient without number. */
export function personIndex(recipient: Recipient, keyring: Keyring): Buffer | undefined {
  switch (recipient.type) {
    case 'citizen':
      return keyring.blindIndex('insz', recipient.insz)
    case 'enterprise':
      return keyring.blindIndex('enterprise-number', recipient.enterpriseNumber)
    case 'addressee':
      return undefined
    default:
      return recipient satisfies never
  }
}
