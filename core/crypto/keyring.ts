import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/**
 * Encrypts personal data at rest with AES-256-GCM. The first key of the ring encrypts; all of them decrypt, so a key is rotated
 * by adding a new one before it. The index key makes look-ups of encrypted numbers possible and does not rotate.
 */
export interface Keyring {
  /** `context` is authenticated with the text: bytes that were moved to another row or column cannot be decrypted. */
  seal(plain: Uint8Array, context: string): Buffer
  /** @throws Error when the bytes were altered, belong to another context, or their key is not on the ring. */
  open(sealed: Uint8Array, context: string): Buffer
  /** The id of the key that encrypts, and those of all that decrypt. */
  readonly currentId: number
  readonly ids: readonly number[]
  /** HMAC-SHA-256 of a normalised value: equal values have equal indexes; without the key nothing else can be learnt. */
  blindIndex(
    domain:
      | 'insz'
      | 'enterprise-number'
      | 'email'
      | 'address'
      | 'check-code'
      | 'reply-reference'
      | 'provider-session'
      | 'address-code'
      | 'list-value',
    value: string,
  ): Buffer
}

const nonceLength = 12
const tagLength = 16

export function createKeyring(keys: readonly { id: number; key: Uint8Array }[], indexKey: Uint8Array): Keyring {
  const current = keys[0]
  if (current === undefined) throw new Error('The key ring is empty')
  const byId = new Map(keys.map((each) => [each.id, each.key]))
  return {
    currentId: current.id,
    ids: keys.map(({ id }) => id),
    seal: (plain, context) => {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(context))
      return Buffer.concat([Buffer.of(1, current.id), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed, context) => {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
      const key = byId.get(bytes[1] ?? -1)
      if (bytes[0] !== 1 || key === undefined) throw new Error('Sealed with a key that is not on the ring')
      const nonce = bytes.subarray(2, 2 + nonceLength)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      decipher.setAuthTag(bytes.subarray(-tagLength))
      return Buffer.concat([decipher.update(bytes.subarray(2 + nonceLength, -tagLength)), decipher.final()])
    },
    blindIndex: (domain, value) => createHmac('sha256', indexKey).update(`${domain}\0${value}`).digest(),
  }
}
