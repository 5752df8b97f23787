import type { Clock } from '../../core/clock.ts'
import { plantEntities } from '../../seeds/plant-entities.ts'
import type { Hub } from '../hub/open-hub.ts'
import type { StandIns } from './start-stand-ins.ts'
import { trialKeys } from './trial-keys.ts'

/** What a first start finds in a trial; a later start plants what is missing. */
export async function plantTrial({ secrets }: StandIns, { ground }: Hub, clock: Clock): Promise<void> {
  const { database, keyring } = ground
  await plantEntities({ database, keyring, now: clock.now() }, trialKeys(secrets))
}
