import { BlobsAway } from './blobs/blobs-away.ts'
import { isDatabaseAway } from './db/is-database-away.ts'

/** Whether an error means that the database or the blob store is away for a moment, and says nothing about the request. */
export function isAway(error: unknown): boolean {
  return error instanceof BlobsAway || isDatabaseAway(error)
}
