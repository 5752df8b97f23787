import { isSimulated } from '../../channels/simulator/simulated-recipient.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { type ChannelName, channelNames } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'

/**
 * The addresses of a recipient by the channel that uses them, as blind indexes. Addresses of the simulator are left out: everyone
 * may try them, and they answer the second letter as they answered the first.
 */
export function addressesOf(recipient: Recipient, keyring: Keyring): Map<ChannelName, Buffer> {
  const found = new Map<ChannelName, Buffer>()
  for (const name of channelNames) {
    const address = isSimulated(recipient, name) ? undefined : channelTraits[name].addressOf?.(recipient)
    if (address !== undefined) found.set(name, keyring.blindIndex(address.domain, address.text))
  }
  return found
}
