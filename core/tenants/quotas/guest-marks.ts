import { hash } from 'node:crypto'
import type { Keyring } from '../../crypto/keyring.ts'
import type { PostalAddress } from '../../words/recipient.ts'

/** What identifies a guest, or a recipient: at least one of these members. */
export interface Identity {
  /** 11 digits. */
  readonly insz?: string | undefined
  /** 10 digits. */
  readonly enterpriseNumber?: string | undefined
  readonly email?: string | undefined
  readonly address?: PostalAddress | undefined
}
export type IdentityMember = keyof Identity

/**
 * The blind index of each member that is present: equal for one that is written otherwise, and without the index key nothing can
 * be learnt from it.
 */
export function marksOf(identity: Identity, keyring: Keyring): ReadonlyMap<IdentityMember, Buffer> {
  const { insz, enterpriseNumber, email, address } = identity
  const marks = new Map<IdentityMember, Buffer>()
  if (insz !== undefined) marks.set('insz', keyring.blindIndex('insz', insz))
  if (enterpriseNumber !== undefined)
    marks.set('enterpriseNumber', keyring.blindIndex('enterprise-number', enterpriseNumber))
  if (email !== undefined) marks.set('email', keyring.blindIndex('email', email.toLowerCase()))
  if (address !== undefined) marks.set('address', keyring.blindIndex('address', `guest ${letterBoxText(address)}`))
  return marks
}

/** Identifies a guest by all marks: the same guest is on the list once. */
export function digestOf(marks: ReadonlyMap<IdentityMember, Buffer>): Buffer {
  return hash('sha256', Buffer.concat([...marks.values()]), 'buffer')
}

/**
 * An address as far as it names a letter box: capitals, accents, signs and spaces make no difference. In Belgium the municipality
 * follows from the postal code and is left out.
 */
export function letterBoxText(address: PostalAddress): string {
  if ('lines' in address) return [address.country, ...address.lines.map(folded)].join('|')
  const { postalCode, street, houseNumber, box = '' } = address
  return ['BE', postalCode, folded(street), bare(houseNumber), bare(box)].join('|')
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const bare = (text: string): string => folded(text).replaceAll(' ', '')
