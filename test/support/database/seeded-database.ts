import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { openEboxClient } from '../../../cli/trial/ebox/start-ebox.ts'
import { openProviderKeys } from '../../../cli/trial/identity-provider/provider-keys.ts'
import { trialKeys } from '../../../cli/trial/trial-keys.ts'
import { openTrialSecrets } from '../../../cli/trial/trial-secrets.ts'
import { systemClock } from '../../../core/clock.ts'
import { readSettings } from '../../../core/config.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { openDatabase } from '../../../core/db/database.ts'
import { seedEntities } from '../../../seeds/seed-entities.ts'
import { createClone, urlOf } from './database.ts'

export interface SeededDatabase {
  /** To be cloned; no connection to it is open. */
  readonly name: string
  /**
   * Its data folder, to be copied for each hub on a clone: the keys of what is encrypted in it, and those of the stand-ins. Each
   * RSA key takes 0.1 to 0.3 s of processor time.
   */
  readonly dataDir: string
}

const name = 'uitpost_seeded'
/** Any fixed number that no other lock uses. */
const lock = 7_240_002

/**
 * A database with the seeds of the trial, made by the first file of a run that needs it. A hub that seeds by itself takes 0.4 s of
 * processor time for it, besides that of PostgreSQL; a clone takes 0.05 s.
 */
export async function seededDatabase(): Promise<SeededDatabase> {
  const cluster = inject('superuserUrl')
  const dataDir = join(inject('runFolder'), 'seeds')
  const client = new pg.Client({ connectionString: cluster })
  await client.connect()
  try {
    // The workers are processes: one makes it, the others wait. Released when the connection ends.
    await client.query('select pg_advisory_lock($1)', [lock])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const unfinished = `${name}_unfinished`
      await client.query(`drop database if exists ${unfinished} with (force)`)
      await createClone(client, unfinished)
      await seed(unfinished, dataDir)
      await client.query(`alter database ${unfinished} rename to ${name}`)
    }
  } finally {
    await client.end()
  }
  return { name, dataDir }
}

async function seed(unfinished: string, dataDir: string): Promise<void> {
  const secrets = await openTrialSecrets(dataDir)
  const { ENCRYPTION_KEYS: keys, SFTP_PARTNER: printPartner } = readSettings({
    ENCRYPTION_KEYS: secrets.encryptionKeys,
  })
  if (keys === undefined) throw new Error('The trial has no encryption keys')
  const database = openDatabase({ appUrl: urlOf(unfinished, 'app'), hubUrl: urlOf(unfinished, 'hub') })
  try {
    const keyring = createKeyring(keys.keys, keys.index)
    await seedEntities({ database, keyring, now: systemClock.now(), printPartner }, trialKeys(secrets))
  } finally {
    await database.close()
  }
  await Promise.all([openProviderKeys(dataDir), openEboxClient(dataDir, systemClock.now())])
}
