import type { LogKeys } from '../../archive/ledger/log-keys.ts'
import type { LeafFile } from '../../archive/ledger/published/leaf-file.ts'
import { type ReappliedDisposals, reapplyDisposals } from '../../archive/retention/reapply-disposals.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import type { Database } from '../../core/db/database.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { removeLetterData } from './remove-letter-data.ts'

/** Destroys again what a restored back-up of the database has brought back, with everything that goes with each record. */
export async function reapplyAllDisposals(deps: {
  readonly database: Database
  readonly blobs: BlobStore
  readonly keys: LogKeys
  readonly leaves?: LeafFile | undefined
  readonly clock: Clock
}): Promise<ReappliedDisposals> {
  return reapplyDisposals({
    ...deps,
    lockMessages,
    removeLetters: (tx, messages) => removeLetterData(tx, messages, deps.clock.now(), 'leaves'),
  })
}
