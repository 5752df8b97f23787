import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { createKeyring } from '../../core/crypto/keyring.ts'
import type { RecordId } from '../../core/words/id.ts'

/**
 * Seals the documents of one record. Its key is in no table: it follows from a key of the entity and bytes in the row of the record.
 * Without these bytes the documents cannot be read any more.
 */
export interface RecordCipher {
  /**
   * What the row holds, by its first byte (decision 0110):
   * - 1, of early records: the key itself, sealed by key 0 of the entity.
   * - 2: 32 random bytes; the key is HKDF-SHA-256 (RFC 5869) of key 0 with them as salt and the record's id as info.
   * - 3, then the number of a key of the entity: the key itself, wrapped (RFC 3394). What a rotation makes of every form.
   * - 4, then the number of a key of the entity: as 2, of that key.
   */
  readonly wrappedKey: Uint8Array
  seal(plain: Uint8Array, n: number): Buffer
  /** Decrypts. @throws Error when the bytes were altered or are those of another document. */
  open(sealed: Uint8Array, n: number): Buffer
}

const derived = 2
const wrapped = 3
const derivedNumbered = 4
/** The default initial value of RFC 3394, section 2.2.3.1, which authenticates the key. */
const wrapValue = Buffer.alloc(8, 0xa6)

/** The key of an entity under which the key of a record is wrapped. */
export interface NumberedKey {
  readonly number: number
  readonly key: Uint8Array
}

export function newRecordCipher({ number, key }: NumberedKey, record: RecordId): RecordCipher {
  const form = number === 0 ? Buffer.of(derived) : Buffer.of(derivedNumbered, number)
  return unwrapRecordCipher(key, record, Buffer.concat([form, randomBytes(32)]))
}

/** The number of the entity's key that `unwrapRecordCipher` needs. */
export function keyNumberOf(wrappedKey: Uint8Array): number {
  return wrappedKey[0] === wrapped || wrappedKey[0] === derivedNumbered ? (wrappedKey[1] ?? 0) : 0
}

/** @throws Error when it was wrapped for another entity or record, or has another form. A derived key then opens no document. */
export function unwrapRecordCipher(entityKey: Uint8Array, record: RecordId, wrappedKey: Uint8Array): RecordCipher {
  return cipherOf(recordKey(entityKey, record, wrappedKey), record, wrappedKey)
}

/**
 * The same key of a record, wrapped under another key of the entity: its documents stay as they are.
 * @param from the key that wraps it now. @throws Error as `unwrapRecordCipher`
 */
export function rewrapRecordKey(from: Uint8Array, to: NumberedKey, record: RecordId, wrappedKey: Uint8Array): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', wrappingKey(to.key, record), wrapValue)
  const sealed = Buffer.concat([cipher.update(recordKey(from, record, wrappedKey)), cipher.final()])
  return Buffer.concat([Buffer.of(wrapped, to.number), sealed])
}

function recordKey(entityKey: Uint8Array, record: RecordId, wrappedKey: Uint8Array): Uint8Array {
  const [form] = wrappedKey
  if (form === derived || form === derivedNumbered) {
    const salt = wrappedKey.subarray(form === derived ? 1 : 2)
    if (salt.length !== 32) throw new Error('The key of a record has another length')
    return new Uint8Array(hkdfSync('sha256', entityKey, salt, `record-key:${record}`, 32))
  }
  if (form !== wrapped) return ringOf(entityKey).open(wrappedKey, `record-key:${record}`)
  if (wrappedKey.length !== 42) throw new Error('The key of a record has another length')
  const decipher = createDecipheriv('id-aes256-wrap', wrappingKey(entityKey, record), wrapValue)
  return Buffer.concat([decipher.update(wrappedKey.subarray(2)), decipher.final()])
}

/** Of one record, so that the wrapped key of another does not open under it. */
function wrappingKey(entityKey: Uint8Array, record: RecordId): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', entityKey, Buffer.alloc(0), `record-wrap:${record}`, 32))
}

function cipherOf(key: Uint8Array, record: RecordId, wrappedKey: Uint8Array): RecordCipher {
  const ring = ringOf(key)
  return {
    wrappedKey,
    seal: (plain, n) => ring.seal(plain, `document:${record}:${n}`),
    open: (sealed, n) => ring.open(sealed, `document:${record}:${n}`),
  }
}

function ringOf(key: Uint8Array) {
  return createKeyring([{ id: 1, key }], key)
}

/** The name of a shared part within one entity: without the entity's key it does not reveal whether the entity has some file. */
export function sharedPartDigest(entityKey: Uint8Array, sha256: string): Buffer {
  return createHmac('sha256', entityKey).update('shared-part\0').update(sha256, 'hex').digest()
}

/**
 * Seals a shared part. The key is derived from the name of the content, so it never encrypts other bytes and needs no nonce: two
 * processes that store the same part at the same time write the same object.
 */
export function sealSharedPart(entityKey: Uint8Array, digest: Uint8Array, plain: Uint8Array): readonly Uint8Array[] {
  const cipher = createCipheriv('aes-256-gcm', sharedPartKey(entityKey, digest), Buffer.alloc(12))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return [sealed, cipher.getAuthTag()]
}

/** @throws Error when the bytes were altered. */
export function decryptSharedPart(entityKey: Uint8Array, digest: Uint8Array, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', sharedPartKey(entityKey, digest), Buffer.alloc(12))
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}

function sharedPartKey(entityKey: Uint8Array, digest: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', entityKey, digest, 'shared-part', 32))
}

export function sha256Of(parts: Iterable<Uint8Array>): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
