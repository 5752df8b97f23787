import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

/** Ed25519 (RFC 8032): the QR on letters, the manifest of a print run, the ledger's checkpoints. */
export interface Signer {
  /** 64 bytes. */
  sign(bytes: Uint8Array): Buffer
  /** 32 raw bytes. */
  readonly publicKey: Buffer
  /** First 8 bytes of the SHA-256 of the public key, hex: which key signed. */
  readonly keyId: string
}

/** @throws Error when the PEM is not an Ed25519 private key (PKCS#8). */
export function createSigner(pem: string): Signer {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The signing key is not an Ed25519 key')
  const publicKey = rawPublicKey(createPublicKey(key))
  return {
    sign: (bytes) => sign(null, bytes, key),
    publicKey,
    keyId: createHash('sha256').update(publicKey).digest('hex').slice(0, 16),
  }
}

/** A new private key as PEM, for the first start of a trial. */
export function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function verifySignature(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' })
  return verify(null, bytes, key, signature)
}

/** RFC 8410: the bytes before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' }).subarray(spkiPrefix.length)
}
