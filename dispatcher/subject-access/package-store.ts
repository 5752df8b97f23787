import type { BlobStore } from '../../core/blobs/blob-store.ts'
import {
  readSealedParts,
  removeFolder,
  type SealedParts,
  type SealedPlace,
  storeSealedParts,
} from '../../core/blobs/sealed-parts.ts'
import type { Id } from '../../core/words/id.ts'

/** Where one making of a package is stored: another making of the same request has another fence. */
export interface PackagePlace {
  readonly id: Id<'subjectAccess'>
  readonly fence: number
}

export const packageFolder = 'subject-access/'

function placeOf({ id, fence }: PackagePlace): SealedPlace {
  return { folder: `${packageFolder}${id}/${fence}/`, context: `subject-access:${id}:${fence}` }
}

export function storePackage(
  blobs: BlobStore,
  place: PackagePlace,
  bytes: AsyncIterable<Uint8Array>,
): Promise<SealedParts> {
  return storeSealedParts(blobs, placeOf(place), bytes)
}

/** The bytes of a package, a part at a time. @throws BlobMissing */
export function readPackage(
  blobs: BlobStore,
  place: PackagePlace,
  parts: Pick<SealedParts, 'key' | 'parts'>,
): AsyncGenerator<Buffer> {
  return readSealedParts(blobs, placeOf(place), parts)
}

/** Removes every making of the package of a request. */
export async function removePackage(blobs: BlobStore, id: Id<'subjectAccess'>): Promise<void> {
  await removeFolder(blobs, `${packageFolder}${id}/`)
}
