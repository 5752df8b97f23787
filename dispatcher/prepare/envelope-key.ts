import type { Keyring } from '../../core/crypto/keyring.ts'
import { shortIndex } from '../../core/crypto/short-index.ts'
import type { Confidentiality } from '../../core/words/confidentiality.ts'
import type { Recipient } from '../../core/words/recipient.ts'

/**
 * A keyed hash of the recipient and the address, by which a collecting channel finds letters for one envelope; undefined for a
 * letter that never shares one: of a sensitive class, or whose sender narrows its readers. Names, reader and address must be equal
 * to the letter: two people at one address never share an envelope.
 */
export function envelopeKey(
  recipient: Recipient,
  { sensitive, confidentiality }: { readonly sensitive: boolean; readonly confidentiality?: Confidentiality },
  keyring: Keyring,
): Buffer | undefined {
  if (sensitive || confidentiality !== undefined) return undefined
  const { address, name } = recipient
  if (address === undefined) return undefined
  const number =
    recipient.type === 'citizen'
      ? recipient.insz
      : recipient.type === 'enterprise'
        ? recipient.enterpriseNumber
        : undefined
  const attention = recipient.type === 'enterprise' ? recipient.attention : undefined
  const lines =
    'lines' in address
      ? address.lines
      : [address.street, address.houseNumber, address.box ?? '', address.postalCode, address.municipality]
  const facts = [recipient.type, number ?? null, name, attention ?? null, address.country, ...lines]
  return shortIndex(keyring.blindIndex('address', `envelope ${JSON.stringify(facts)}`))
}
