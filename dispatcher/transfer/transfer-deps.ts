import type { ArchiveContext } from '../../archive/archive-context.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { OfficeLetter } from '../../templates/render/office-letter.ts'
import type { DocumentPool } from '../../templates/supplied/process/open-document-pool.ts'

/** What working on transfers needs. */
export interface TransferDeps {
  readonly database: Database
  readonly archive: ArchiveContext
  readonly blobs: BlobStore
  readonly keyring: Keyring
  readonly clock: Clock
  readonly leaseMs: number
  /** Reads seals of supplied letters. */
  readonly seals?: DocumentPool
  /** Draws a statement of sending. */
  readonly draw: (letter: OfficeLetter) => Promise<{ readonly bytes: Uint8Array }>
  /** The address of the page on which anyone checks a proof. */
  readonly checkPage: () => string
  /** Version of the software. */
  readonly version: string
}
