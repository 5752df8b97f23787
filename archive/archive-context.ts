import type { BlobStore } from '../core/blobs/blob-store.ts'
import type { Clock } from '../core/clock.ts'
import type { Keyring } from '../core/crypto/keyring.ts'
import type { Database } from '../core/db/database.ts'
import { createEntityKeys, type EntityKeys } from './ingest/entity-keys.ts'
import { createKeyFiles, type KeyFiles } from './ingest/key-files.ts'
import { createRepeatedParts, type RepeatedParts } from './ingest/repeated-parts.ts'
import { createSharedParts, type SharedParts } from './ingest/shared-parts.ts'

/** The dependencies of storing and reading. The composition root makes it once per process. */
export interface ArchiveContext {
  readonly database: Database
  readonly blobs: BlobStore
  readonly clock: Clock
  readonly entityKeys: EntityKeys
  readonly keyFiles: KeyFiles
  readonly sharedParts: SharedParts
  readonly repeatedParts: RepeatedParts
}

export function openArchive(parts: {
  readonly database: Database
  readonly blobs: BlobStore
  readonly keyring: Keyring
  readonly clock: Clock
}): ArchiveContext {
  const { database, blobs, keyring, clock } = parts
  return {
    database,
    blobs,
    clock,
    entityKeys: createEntityKeys(database, keyring),
    keyFiles: createKeyFiles(database, blobs, keyring),
    sharedParts: createSharedParts(database, blobs, clock),
    repeatedParts: createRepeatedParts(),
  }
}
