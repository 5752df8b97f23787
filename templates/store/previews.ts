import { BlobMissing, type BlobStore } from '../../core/blobs/blob-store.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { type EntityId, type Id, instantOf } from '../../core/words/id.ts'

/** How long a picture of a preview can be fetched. */
export const previewMs = 3_600_000

export interface PreviewStore {
  readonly blobs: BlobStore
  readonly keyring: Keyring
}
type PreviewId = Id<'preview'>

/** Stores one picture of a preview. Its age is that of the preview's id. */
export async function storePreview(
  { blobs, keyring }: PreviewStore,
  place: { readonly entity: EntityId; readonly preview: PreviewId; readonly name: string },
  bytes: Uint8Array,
): Promise<void> {
  await blobs.put(previewKey(place.entity, place.preview, place.name), [keyring.seal(bytes, contextOf(place.preview))])
}

/** Undefined when this entity has no such preview, or it has expired. */
export async function readPreview(
  { blobs, keyring }: PreviewStore,
  place: { readonly entity: EntityId; readonly preview: PreviewId; readonly name: string },
  now: Date,
): Promise<Buffer | undefined> {
  if (now.getTime() - instantOf(place.preview).getTime() > previewMs) return undefined
  try {
    const sealed = await blobs.read(previewKey(place.entity, place.preview, place.name))
    return keyring.open(sealed, contextOf(place.preview))
  } catch (error) {
    if (error instanceof BlobMissing) return undefined
    throw error
  }
}

export const previewFolder = 'previews/'

function previewKey(entity: EntityId, preview: PreviewId, name: string): string {
  return `${previewFolder}${entity}/${preview}/${name}`
}

function contextOf(preview: PreviewId): string {
  return `preview:${preview}`
}
