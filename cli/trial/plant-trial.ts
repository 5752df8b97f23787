import type { Clock } from '../../core/clock.ts'
import { seedEntities } from '../../seeds/seed-entities.ts'
import type { Hub } from '../hub/open-hub.ts'
import type { StandIns } from './start-stand-ins.ts'
import { trialKeys } from './trial-keys.ts'

/** What a first start finds in a trial; a later start plants what is missing. */
export async function plantTrial({ secrets, config }: StandIns, { base }: Hub, clock: Clock): Promise<void> {
  const { database, keyring } = base
  const printPartner = config.settings.SFTP_PARTNER
  await seedEntities({ database, keyring, now: clock.now(), printPartner }, trialKeys(secrets))
}
