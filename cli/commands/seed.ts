import { Command } from 'commander'
import type { Settings } from '../../core/config.ts'
import { openDatabase } from '../../core/db/database.ts'
import type { CommandContext } from '../command-context.ts'
import { installationKeys } from '../reach/installation-keys.ts'
import { findTrial, nothingKnown } from '../reach/running-trial.ts'
import { trialKeys } from '../trial/trial-keys.ts'
import { openTrialSecrets } from '../trial/trial-secrets.ts'

/** `uitpost seed` */
export function seedCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('seed')
    .description('add the invented entities, templates and keys of the trial to this database')
    .option('--json', 'print the keys as JSON')
    .addHelpText(
      'after',
      `
For a test installation: the trial adds them by itself. Needs DATABASE_URL, DATABASE_URL_HUB, ENCRYPTION_KEYS and SIGNING_KEY
of the installation. Its keys are made once and stored in DATA_DIR; a second run adds what is missing.

Example:
  $ uitpost seed --json`,
    )
    .action(async ({ json }: { json?: true }) => {
      const known = settings()
      const { appUrl, hubUrl } = await databaseOf(known)
      const { keyring } = await installationKeys(known)
      const keys = trialKeys(await openTrialSecrets(known.DATA_DIR))
      const { seedEntities } = await import('../../seeds/seed-entities.ts')
      const database = openDatabase({ appUrl, hubUrl, poolSize: 4, prepared: known.DATABASE_PREPARED })
      try {
        const planted = await seedEntities(
          { database, keyring, now: clock.now(), printPartner: known.SFTP_PARTNER },
          keys,
        )
        if (json) return terminal.out(JSON.stringify(keys))
        for (const { seed, templates } of planted) terminal.out(`${seed.code}: ${templates.length} templates`)
        if (planted.length === 0) terminal.out('Nothing to do: everything is there.')
        for (const [code, { live }] of Object.entries(keys.entities)) terminal.out(`${code} live key ${live}`)
      } finally {
        await database.close()
      }
    })
}

/** The URLs of both running roles. */
async function databaseOf(settings: Settings): Promise<{ appUrl: string; hubUrl: string }> {
  const trial = settings.DATABASE_URL_HUB === undefined ? await findTrial(settings) : undefined
  return {
    appUrl: trial?.databaseUrl ?? settings.DATABASE_URL ?? nothingKnown('DATABASE_URL and DATABASE_URL_HUB'),
    hubUrl: trial?.databaseUrlHub ?? settings.DATABASE_URL_HUB ?? nothingKnown('DATABASE_URL and DATABASE_URL_HUB'),
  }
}
