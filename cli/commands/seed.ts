import { Command } from 'commander'
import { readSettings, type Settings, SettingsRefused } from '../../core/config.ts'
import { createKeyring, type Keyring } from '../../core/crypto/keyring.ts'
import { openDatabase } from '../../core/db/database.ts'
import { plantEntities } from '../../seeds/plant-entities.ts'
import type { CommandContext } from '../command-context.ts'
import { findTrial } from '../reach/running-trial.ts'
import { trialKeys } from '../trial/trial-keys.ts'
import { openTrialSecrets } from '../trial/trial-secrets.ts'

/** `uitpost seed` */
export function seedCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('seed')
    .description('plant the invented entities, templates and keys of the trial in this database')
    .option('--json', 'print the keys as JSON')
    .addHelpText(
      'after',
      `
For a test installation: the trial plants them by itself. Needs DATABASE_URL, DATABASE_URL_HUB and ENCRYPTION_KEYS of the
installation. Its keys are made once and kept in DATA_DIR; planting again plants what is missing.

Example:
  $ uitpost seed --json`,
    )
    .action(async ({ json }: { json?: true }) => {
      const { appUrl, hubUrl, keyring, dataDir } = await placeOf(settings())
      const keys = trialKeys(await openTrialSecrets(dataDir))
      const database = openDatabase({ appUrl, hubUrl, poolSize: 4 })
      try {
        const planted = await plantEntities({ database, keyring, now: clock.now() }, keys)
        if (json) return terminal.out(JSON.stringify(keys))
        for (const { seed, templates } of planted) terminal.out(`${seed.code}: ${templates.length} templates`)
        if (planted.length === 0) terminal.out('Nothing to do: everything is there.')
        for (const [code, { live }] of Object.entries(keys.entities)) terminal.out(`${code} live key ${live}`)
      } finally {
        await database.close()
      }
    })
}

/** A running trial, or an installation by its settings. */
async function placeOf(
  settings: Settings,
): Promise<{ appUrl: string; hubUrl: string; keyring: Keyring; dataDir: string }> {
  const { DATABASE_URL, DATABASE_URL_HUB, ENCRYPTION_KEYS, DATA_DIR: dataDir } = settings
  const trial = DATABASE_URL_HUB === undefined ? await findTrial(settings) : undefined
  if (trial !== undefined) {
    const { encryptionKeys } = await openTrialSecrets(dataDir)
    const keys = ENCRYPTION_KEYS ?? readSettings({ ENCRYPTION_KEYS: encryptionKeys }).ENCRYPTION_KEYS
    if (keys === undefined) throw new Error('The trial has no encryption keys')
    return {
      appUrl: trial.databaseUrl,
      hubUrl: trial.databaseUrlHub,
      keyring: createKeyring(keys.keys, keys.index),
      dataDir,
    }
  }
  if (DATABASE_URL === undefined || DATABASE_URL_HUB === undefined || ENCRYPTION_KEYS === undefined) {
    const needed = { DATABASE_URL, DATABASE_URL_HUB, ENCRYPTION_KEYS }
    throw new SettingsRefused(
      Object.entries(needed)
        .filter(([, value]) => value === undefined)
        .map(([setting]) => ({ setting, detail: 'is needed, unless a trial runs on DATA_DIR' })),
    )
  }
  const keyring = createKeyring(ENCRYPTION_KEYS.keys, ENCRYPTION_KEYS.index)
  return { appUrl: DATABASE_URL, hubUrl: DATABASE_URL_HUB, keyring, dataDir }
}
