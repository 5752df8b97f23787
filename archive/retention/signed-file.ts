import { type Signer, verifySignature } from '../../core/crypto/signer.ts'
import { publicKeyIn } from '../ledger/checkpoint.ts'
import { canonicalBytes } from '../ledger/leaf.ts'
import type { FormerKey, LogKeys } from '../ledger/log-keys.ts'

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

/** The content, and the former key that signed it; absent: the present key did. Undefined for any other bytes. */
export function readSignedFileBy(
  bytes: Uint8Array,
  { present, former }: LogKeys,
): { readonly content: { readonly type?: unknown }; readonly by?: FormerKey } | undefined {
  const content = readByKey(bytes, present)
  if (content !== undefined) return { content }
  for (const by of former) {
    const earlier = readByKey(bytes, by.key)
    if (earlier !== undefined) return { content: earlier, by }
  }
  return undefined
}

function readByKey(bytes: Uint8Array, key: string): { readonly type?: unknown } | undefined {
  const publicKey = publicKeyIn(key)
  return publicKey && readSignedFile(bytes, publicKey)
}
