import type { Keyring } from '../../core/crypto/keyring.ts'
import type { PostalAddress } from '../../core/words/recipient.ts'

/** Blind index of one postal address, however it is spelled in capitals and spaces. */
export function addressIndex(address: PostalAddress, keyring: Keyring): Buffer {
  const parts =
    'lines' in address
      ? address.lines
      : [address.street, address.houseNumber, address.box ?? '', address.postalCode, address.municipality]
  const text = [...parts, address.country].map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase()).join('\n')
  return keyring.blindIndex('address', text)
}
