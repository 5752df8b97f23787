import { type Signer, verifySignature } from '../../core/crypto/signer.ts'
import { canonicalBytes } from '../ledger/leaf.ts'

/** A JSON file with Ed25519 (RFC 8032) over the canonical form (RFC 8785) of `content`, by the key that signs the checkpoints. */
export interface SignedFile<Content> {
  readonly content: Content
  readonly signature: {
    readonly algorithm: 'Ed25519'
    readonly keyId: string
    /** Base64. */
    readonly publicKey: string
    /** Base64. */
    readonly value: string
  }
}

/** The same content gives the same bytes: the signature is deterministic. */
export function signFile(content: object, signer: Signer): Buffer {
  const file: SignedFile<object> = {
    content,
    signature: {
      algorithm: 'Ed25519',
      keyId: signer.keyId,
      publicKey: signer.publicKey.toString('base64'),
      value: signer.sign(canonicalBytes(content)).toString('base64'),
    },
  }
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`)
}

/** The content of a file that this key signed, of which `type` says what it is; undefined for any other bytes. */
export function readSignedFile(bytes: Uint8Array, publicKey: Uint8Array): { readonly type?: unknown } | undefined {
  try {
    const { content, signature } = JSON.parse(Buffer.from(bytes).toString()) as SignedFile<object>
    const isOurs = verifySignature(publicKey, canonicalBytes(content), Buffer.from(signature.value, 'base64'))
    return isOurs ? content : undefined
  } catch {
    return undefined
  }
}
