import { join } from 'node:path'
import { type ArchiveContext, openArchive } from '../../archive/archive-context.ts'
import { verifierKey } from '../../archive/ledger/checkpoint.ts'
import type { StoreLocations } from '../../archive/second-location/store-locations.ts'
import type { Clock } from '../../core/clock.ts'
import type { Settings } from '../../core/config.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
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
  return withHubDatabase(settings, (database) => {
    const store = openStore(settings.BLOBS_URL ?? blobsIn(settings.DATA_DIR), settings, { database, clock })
    return work({
      context: openArchive({ database, blobs: store.blobs, keyring, clock }),
      locations: store.locations,
      keyring,
      ownVerifierKey: verifierKey(settings.LEDGER_ORIGIN, signer.publicKey),
      checkpointFile: join(settings.DATA_DIR, 'checkpoints'),
    })
  })
}
