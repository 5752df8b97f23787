import type { Clock } from '../../core/clock.ts'
import { seedEntities } from '../../seeds/seed-entities.ts'
import { seedRegisteredMail } from '../../seeds/seed-registered-mail.ts'
import type { Hub } from '../hub/open-hub.ts'
import type { StandIns } from './start-stand-ins.ts'
import { trialKeys } from './trial-keys.ts'

/** Seeds the trial at its first start; a later start adds what is missing. */
export async function seedTrial({ secrets, config }: StandIns, { base }: Hub, clock: Clock): Promise<void> {
  const { database, keyring } = base
  const printPartner = config.settings.SFTP_PARTNER
  await seedEntities({ database, keyring, now: clock.now(), printPartner }, trialKeys(secrets))
  await seedRegisteredMail(database, clock.now())
}
