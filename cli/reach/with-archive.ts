import { join } from 'node:path'
import { type ArchiveContext, openArchive } from '../../archive/archive-context.ts'
import { verifierKey } from '../../archive/ledger/checkpoint.ts'
import { storedLogKeys } from '../../archive/ledger/key-changes.ts'
import type { LogKeys } from '../../archive/ledger/log-keys.ts'
import { openCheckpointFile } from '../../archive/ledger/published/checkpoint-file.ts'
import { publishedLogKeys } from '../../archive/ledger/published/published-keys.ts'
import type { StoreLocations } from '../../archive/second-location/store-locations.ts'
import type { Clock } from '../../core/clock.ts'
import type { Settings } from '../../core/config.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { RetiredLetterKey } from '../../core/retired-letter-keys.ts'
import { blobsIn } from '../hub/config/hub-config.ts'
import { openStore } from '../hub/open-store.ts'
import { withHubDatabase } from './hub-database.ts'
import { installationKeys } from './installation-keys.ts'

/** The archive of this installation, for an operator's command. */
export interface OpenedArchive {
  readonly context: ArchiveContext
  readonly locations: StoreLocations
  readonly keyring: Keyring
  /** The key that verifies its checkpoints, according to this installation itself. */
  readonly ownVerifierKey: string
  /** All keys of its log, by the statement in the database or else by settings and published checkpoints. */
  readonly ownKeys: LogKeys
  /** The keys that the settings say to have signed before. */
  readonly retired: readonly RetiredLetterKey[]
  /** The file in which its checkpoints are published, outside the database. */
  readonly checkpointFile: string
}

/** Opens the archive for one command. @throws CommandFailed; SettingsRefused */
export async function withArchive<T>(
  settings: Settings,
  clock: Clock,
  work: (archive: OpenedArchive) => Promise<T>,
): Promise<T> {
  const { keyring, signer } = await installationKeys(settings)
  const ownVerifierKey = verifierKey(settings.LEDGER_ORIGIN, signer.publicKey)
  const checkpointFile = join(settings.DATA_DIR, 'checkpoints')
  const retired = settings.RETIRED_LETTER_KEYS ?? []
  return withHubDatabase(settings, async (database) => {
    const stored = await storedLogKeys(database.hub, ownVerifierKey)
    const store = openStore(settings.BLOBS_URL ?? blobsIn(settings.DATA_DIR), settings, { database, clock })
    return work({
      context: openArchive({ database, blobs: store.blobs, keyring, clock }),
      locations: store.locations,
      keyring,
      ownVerifierKey,
      ownKeys:
        stored.former.length > 0
          ? stored
          : await publishedLogKeys(openCheckpointFile(checkpointFile), ownVerifierKey, retired),
      retired,
      checkpointFile,
    })
  })
}
