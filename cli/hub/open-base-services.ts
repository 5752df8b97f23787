import { type ArchiveContext, openArchive } from '../../archive/archive-context.ts'
import type { StoreLocations } from '../../archive/second-location/store-locations.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import { createKeyring, type Keyring } from '../../core/crypto/keyring.ts'
import { createSigner, type Signer } from '../../core/crypto/signer.ts'
import { type Database, openDatabase } from '../../core/db/database.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Log } from '../../core/log.ts'
import { createLogSeldom } from '../../core/log-seldom.ts'
import { openQuotas, type Quotas } from '../../core/tenants/quotas/quotas.ts'
import { type OutsideCaller, openOutsideCaller } from '../../dispatcher/outside/call-outside.ts'
import type { ClosingStack } from './closing-stack.ts'
import type { HubConfig } from './config/hub-config.ts'
import { openStore } from './open-store.ts'

/** The services that every process uses, whatever its role. */
export interface BaseServices {
  readonly clock: Clock
  readonly log: Log
  readonly database: Database
  readonly keyring: Keyring
  readonly signer: Signer
  readonly blobs: BlobStore
  /** Where the blobs are stored: for the scrubber and the copies. */
  readonly locations: StoreLocations
  readonly archive: ArchiveContext
  /** The limits of letters. */
  readonly quotas: Quotas
  /** Calls systems of entities: conditions and callbacks. In a trial they are on this machine. */
  readonly outside: OutsideCaller
}

type BaseServicesConfig = Pick<
  HubConfig,
  'appUrl' | 'hubUrl' | 'settings' | 'blobsUrl' | 'encryptionKeys' | 'signingKey' | 'trial'
>

/** Opens nothing that can fail by itself: connections are made when they are first needed. */
export function openBaseServices(
  config: BaseServicesConfig,
  clock: Clock,
  log: Log,
  opened: ClosingStack,
): BaseServices {
  const logSeldom = createLogSeldom(log)
  const database = openDatabase({
    appUrl: config.appUrl,
    hubUrl: config.hubUrl,
    poolSize: 12,
    prepared: config.settings.DATABASE_PREPARED,
    onIdleError: (error) => logSeldom('warn', { code: codeOf(error) }, 'idle connection'),
  })
  opened.push(() => database.close())
  const keyring = createKeyring(config.encryptionKeys.keys, config.encryptionKeys.index)
  const signer = createSigner(config.signingKey)
  const { locations, blobs } = openStore(config.blobsUrl, config.settings, { database, clock })
  const archive = openArchive({ database, blobs, keyring, clock })
  const outside = openOutsideCaller({ allowPrivate: config.trial || config.settings.CALLBACK_ALLOW_PRIVATE })
  opened.push(async () => outside.close())
  return {
    clock,
    log,
    database,
    keyring,
    signer,
    blobs,
    locations,
    archive,
    outside,
    quotas: openQuotas(database, clock),
  }
}
