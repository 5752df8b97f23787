import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Database } from '../../../core/db/database.ts'
import type { Log } from '../../../core/log.ts'
import type { CallCounter } from './call-counter.ts'
import type { EboxService } from './ebox-service.ts'
import type { EboxSettings } from './ebox-settings.ts'

/** Everything with which the letters in the eBox are followed. */
export interface FollowDeps {
  readonly database: Pick<Database, 'hub' | 'asHub'>
  readonly keyring: Keyring
  readonly clock: Clock
  readonly log: Log
  readonly service: EboxService
  readonly counter: CallCounter
  readonly settings: EboxSettings
}
