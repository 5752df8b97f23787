import { BlobsAway } from './blobs/blobs-away.ts'
import { isDatabaseAway } from './db/is-database-away.ts'

/** Whether an error means that the database or the store of documents is away for a moment, and nothing about what was asked. */
export function isAway(error: unknown): boolean {
  return error instanceof BlobsAway || isDatabaseAway(error)
}
