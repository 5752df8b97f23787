import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { createKeyring } from '../../core/crypto/keyring.ts'
import type { RecordId } from '../../core/words/id.ts'

/**
 * Seals the documents of one record. Its key is in no table: it is derived from the entity's key and random bytes in the row of
 * the record. Without these bytes the documents cannot be read any more.
 */
export interface RecordCipher {
  /**
   * What the row holds, by its first byte. 2: 32 random bytes, and the key is HKDF-SHA-256 (RFC 5869) of the entity's key with
   * them as salt and the record's id as info. 1, of records before: the key itself, sealed by the entity's key.
   */
  readonly wrappedKey: Uint8Array
  seal(plain: Uint8Array, n: number): Buffer
  /** Decrypts. @throws Error when the bytes were altered or are those of another document. */
  open(sealed: Uint8Array, n: number): Buffer
}

const derived = 2

export function newRecordCipher(entityKey: Uint8Array, record: RecordId): RecordCipher {
  return unwrapRecordCipher(entityKey, record, Buffer.concat([Buffer.of(derived), randomBytes(32)]))
}

/** @throws Error when it was wrapped for another entity or record, or has another form. A derived key then opens no document. */
export function unwrapRecordCipher(entityKey: Uint8Array, record: RecordId, wrappedKey: Uint8Array): RecordCipher {
  if (wrappedKey[0] !== derived)
    return cipherOf(ringOf(entityKey).open(wrappedKey, `record-key:${record}`), record, wrappedKey)
  if (wrappedKey.length !== 33) throw new Error('The key of a record has another length')
  const key = hkdfSync('sha256', entityKey, wrappedKey.subarray(1), `record-key:${record}`, 32)
  return cipherOf(new Uint8Array(key), record, wrappedKey)
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
