import type { ScrubPace } from '../../archive/scrub/work-scrub.ts'
import { createCopiedBlobs } from '../../archive/second-location/copied-blobs.ts'
import { addressHash, type SecondLocation, type StoreLocations } from '../../archive/second-location/store-locations.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import { type Settings, SettingsRefused } from '../../core/config.ts'
import type { Database } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { packageFolder } from '../../dispatcher/subject-access/package-store.ts'
import { previewFolder } from '../../templates/store/previews.ts'
import { openBlobs } from './open-blobs.ts'

const megabyte = 1_000_000

/**
 * The store of this installation: `BLOBS_URL` and, where one is set, `STORE_SECOND_URL`. @throws SettingsRefused when a bucket comes
 * without credentials, or both are the same place
 */
export function openStore(
  blobsUrl: string,
  settings: Settings,
  deps: { readonly database: Database; readonly clock: Clock },
): { readonly locations: StoreLocations; readonly blobs: BlobStore } {
  const second = secondOf(blobsUrl, settings)
  const locations = { first: openBlobs(blobsUrl, settings), ...(second !== undefined && { second }) }
  return { locations, blobs: createCopiedBlobs(locations, deps) }
}

function secondOf(blobsUrl: string, settings: Settings): SecondLocation | undefined {
  const { STORE_SECOND_URL: url } = settings
  if (url === undefined) return undefined
  if (url === blobsUrl)
    throw new SettingsRefused([{ setting: 'STORE_SECOND_URL', detail: 'is the same place as BLOBS_URL' }])
  return {
    store: openBlobs(url, settings, 'STORE_SECOND_URL'),
    address: addressHash(url),
    graceMs: settings.STORE_SECOND_GRACE_DAYS * dayMs,
    bytesPerSecond: settings.STORE_COPY_MEGABYTES_PER_SECOND * megabyte,
    leavesOut: [previewFolder, packageFolder],
  }
}

export function scrubPace(settings: Settings): ScrubPace {
  return {
    maxAgeMs: settings.STORE_SCRUB_DAYS * dayMs,
    bytesPerSecond: settings.STORE_SCRUB_MEGABYTES_PER_SECOND * megabyte,
  }
}
