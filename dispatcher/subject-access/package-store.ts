import { randomBytes } from 'node:crypto'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { createKeyring, type Keyring } from '../../core/crypto/keyring.ts'
import type { Id } from '../../core/words/id.ts'

/** Bytes of a package that are in memory at a time. */
const partBytes = 1_048_576

/** Where one making of a package is stored: another making of the same request has another fence. */
export interface PackagePlace {
  readonly id: Id<'subjectAccess'>
  readonly fence: number
}

export interface StoredPackage {
  /** The key of the parts; sealed by its caller. Without it they are unreadable, also in back-ups. */
  readonly key: Buffer
  readonly parts: number
  readonly size: number
}

export const packageFolder = 'subject-access/'
const folderOf = ({ id, fence }: PackagePlace): string => `${packageFolder}${id}/${fence}/`
const keyOf = (place: PackagePlace, part: number): string => `${folderOf(place)}${part}`
const contextOf = ({ id, fence }: PackagePlace, part: number): string => `subject-access:${id}:${fence}:${part}`

function keyringOf(key: Uint8Array): Keyring {
  return createKeyring([{ id: 1, key }], key)
}

/** Stores bytes as they come, encrypted under a key of their own, in parts of a megabyte. */
export async function storePackage(
  blobs: BlobStore,
  place: PackagePlace,
  bytes: AsyncIterable<Uint8Array>,
): Promise<StoredPackage> {
  const key = randomBytes(32)
  const keyring = keyringOf(key)
  let parts = 0
  let size = 0
  let waiting: Uint8Array[] = []
  let length = 0
  const flush = async (): Promise<void> => {
    await blobs.put(keyOf(place, parts), [keyring.seal(Buffer.concat(waiting), contextOf(place, parts))])
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

/** The bytes of a package, a part at a time. @throws BlobMissing */
export async function* readPackage(
  blobs: BlobStore,
  place: PackagePlace,
  { key, parts }: Pick<StoredPackage, 'key' | 'parts'>,
): AsyncGenerator<Buffer> {
  const keyring = keyringOf(key)
  for (let part = 0; part < parts; part += 1)
    yield keyring.open(await blobs.read(keyOf(place, part)), contextOf(place, part))
}

/** Removes every making of the package of a request. */
export async function removePackage(blobs: BlobStore, id: Id<'subjectAccess'>): Promise<void> {
  const keys: string[] = []
  for await (const { key } of blobs.list(`${packageFolder}${id}/`)) keys.push(key)
  for (const key of keys) await blobs.remove(key)
}
