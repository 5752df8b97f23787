import { entities } from '../../seeds/entities.ts'
import type { SeedKeys } from '../../seeds/seed-entities.ts'
import type { TrialSecrets } from './trial-secrets.ts'

/** The API keys of the seeds: the same at every start of this data folder. */
export function trialKeys(secrets: TrialSecrets): SeedKeys {
  const key = (mode: 'live' | 'test', owner: string, use: string): string =>
    `uitpost_${mode}_${secrets.secretFor(`api-key:${owner}:${use}`)}`
  return {
    operator: key('live', 'hub', 'operator'),
    entities: Object.fromEntries(
      entities.map(({ code }) => [
        code,
        { live: key('live', code, 'live'), test: key('test', code, 'test'), review: key('live', code, 'review') },
      ]),
    ),
  }
}
