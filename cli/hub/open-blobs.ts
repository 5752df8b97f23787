import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { openFileBlobs } from '../../core/blobs/file-blobs.ts'
import { SettingsRefused } from '../../core/config.ts'

/** The store behind `BLOBS_URL`. @throws SettingsRefused for a kind that this version cannot keep documents in */
export function openBlobs(url: string): BlobStore {
  const { protocol } = new URL(url)
  if (protocol === 'file:') return openFileBlobs(fileURLToPath(url), randomUUID)
  throw new SettingsRefused([{ setting: 'BLOBS_URL', detail: `documents cannot be kept in ${protocol} yet` }])
}
