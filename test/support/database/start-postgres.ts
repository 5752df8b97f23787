import { rm } from 'node:fs/promises'
import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { migrateAll } from '../../../cli/hub/migrate-all.ts'
import { startPostgres } from '../../../cli/trial/postgres.ts'
import { systemClock } from '../../../core/clock.ts'
import { prepareDatabase } from '../../../core/db/prepare-database.ts'
import { timeWithChildren } from '../process/time-of-process.ts'
import { makeRunFolder } from './run-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser of the one cluster of this run; each test file makes a database of its own in it. */
    superuserUrl: string
    /** A folder of this run, removed at its end. */
    runFolder: string
  }
}

/** Migrated once per run, with the tables of the queue; every test file clones it. */
export const templateDatabase = 'uitpost_template'
export const testPasswords = { owner: 'test-owner', app: 'test-app', hub: 'test-hub' }

/** One real PostgreSQL for the whole run (vitest globalSetup), gone with all its data at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await makeRunFolder()
  const cluster = await startPostgres({ dataDir, durable: false })
  const stop = async (): Promise<void> => {
    process.stdout.write(`  slow: PostgreSQL, ${timeWithChildren(cluster.pid).toFixed(1)} s of processor time\n`)
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await prepareDatabase(cluster.superuserUrl, templateDatabase, testPasswords)
    const owner = new URL(cluster.superuserUrl)
    owner.username = 'uitpost_owner'
    owner.password = testPasswords.owner
    owner.pathname = `/${templateDatabase}`
    await migrateAll(owner.href, systemClock.now())
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('superuserUrl', cluster.superuserUrl)
  project.provide('runFolder', dataDir)
  return stop
}
