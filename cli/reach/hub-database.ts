import type { Settings } from '../../core/config.ts'
import { type Database, openDatabase } from '../../core/db/database.ts'
import { findTrial, nothingKnown } from './running-trial.ts'

/** Gives an operator's command the database as `uitpost_hub`, and closes the connections. @throws CommandFailed */
export async function withHubDatabase<T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> {
  const hubUrl =
    settings.DATABASE_URL_HUB ?? (await findTrial(settings))?.databaseUrlHub ?? nothingKnown('DATABASE_URL_HUB')
  // An operator sees all entities, so nothing here ever connects as the role of the API. Verifying a whole archive takes long, so
  // statements have no time limit.
  const database = openDatabase({
    appUrl: hubUrl,
    hubUrl,
    poolSize: 4,
    queryTimeoutMs: 0,
    prepared: settings.DATABASE_PREPARED,
  })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** As `uitpost_owner`: for migrations only. @throws CommandFailed */
export async function ownerUrlOf(settings: Settings): Promise<string> {
  return (
    settings.DATABASE_URL_OWNER ?? (await findTrial(settings))?.databaseUrlOwner ?? nothingKnown('DATABASE_URL_OWNER')
  )
}
