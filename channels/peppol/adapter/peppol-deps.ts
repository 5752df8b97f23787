import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Database } from '../../../core/db/database.ts'
import type { Log } from '../../../core/log.ts'
import type { AccessPoint } from './access-point.ts'
import type { PeppolSettings } from './peppol-settings.ts'
import type { Sellers } from './senders-file.ts'

export interface PeppolDeps {
  readonly database: Pick<Database, 'hub' | 'asHub'>
  readonly keyring: Keyring
  readonly clock: Clock
  readonly log: Log
  readonly settings: PeppolSettings
  readonly accessPoint: AccessPoint
  /** The authorities that invoice now. */
  readonly sellers: () => Promise<Sellers>
}
