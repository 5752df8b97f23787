import { isSimulated } from '../../channels/simulator/simulated-recipient.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { PostalAddress, Recipient } from '../../core/words/recipient.ts'

/** Blind index of one postal address, however it is spelled in capitals and spaces. */
function addressIndex(address: PostalAddress, keyring: Keyring): Buffer {
  const parts =
    'lines' in address
      ? address.lines
      : [address.street, address.houseNumber, address.box ?? '', address.postalCode, address.municipality]
  const text = [...parts, address.country].map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase()).join('\n')
  return keyring.blindIndex('address', text)
}

/**
 * The addresses of a recipient by the channel that uses them, as blind indexes. Those of the simulator are left out: they
 * are everybody's to try, and answer the second letter as they answered the first.
 */
export function addressesOf(recipient: Recipient, keyring: Keyring): Map<ChannelName, Buffer> {
  const found = new Map<ChannelName, Buffer>()
  if (recipient.address !== undefined && !isSimulated(recipient, 'print'))
    found.set('print', addressIndex(recipient.address, keyring))
  if (recipient.email !== undefined && !isSimulated(recipient, 'email'))
    found.set('email', keyring.blindIndex('email', recipient.email.toLowerCase()))
  return found
}
