import { randomBytes } from 'node:crypto'
import { createKeyring, type Keyring } from '../crypto/keyring.ts'
import type { BlobStore } from './blob-store.ts'

/** Bytes that are in memory at a time. */
const partBytes = 1_048_576

/** Where a long file is stored: a folder that ends with `/`, and the context to which each part is bound. */
export interface SealedPlace {
  readonly folder: string
  readonly context: string
}

export interface SealedParts {
  /** The key of the parts; sealed by its caller. Without it they are unreadable, also in back-ups. */
  readonly key: Buffer
  readonly parts: number
  readonly size: number
}

function keyringOf(key: Uint8Array): Keyring {
  return createKeyring([{ id: 1, key }], key)
}

/** Stores bytes as they come, encrypted under a key of their own, in parts of a megabyte. */
export async function storeSealedParts(
  blobs: BlobStore,
  { folder, context }: SealedPlace,
  bytes: AsyncIterable<Uint8Array>,
): Promise<SealedParts> {
  const key = randomBytes(32)
  const keyring = keyringOf(key)
  let parts = 0
  let size = 0
  let waiting: Uint8Array[] = []
  let length = 0
  const flush = async (): Promise<void> => {
    await blobs.put(`${folder}${parts}`, [keyring.seal(Buffer.concat(waiting), `${context}:${parts}`)])
    parts += 1
    waiting = []
    length = 0
  }
  for await (const chunk of bytes) {
    waiting.push(chunk)
    length += chunk.length
    size += chunk.length
    if (length >= partBytes) await flush()
  }
  if (length > 0) await flush()
  return { key, parts, size }
}

/** The bytes, a part at a time. @throws BlobMissing */
export async function* readSealedParts(
  blobs: BlobStore,
  { folder, context }: SealedPlace,
  { key, parts }: Pick<SealedParts, 'key' | 'parts'>,
): AsyncGenerator<Buffer> {
  const keyring = keyringOf(key)
  for (let part = 0; part < parts; part += 1)
    yield keyring.open(await blobs.read(`${folder}${part}`), `${context}:${part}`)
}

/** Removes everything below a folder. */
export async function removeFolder(blobs: BlobStore, folder: string): Promise<void> {
  const keys: string[] = []
  for await (const { key } of blobs.list(folder)) keys.push(key)
  for (const key of keys) await blobs.remove(key)
}
