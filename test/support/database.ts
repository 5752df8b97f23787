import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '../../core/db/database.ts'
import { prepareDatabase } from '../../core/db/prepare-database.ts'
import { templateDatabase, testPasswords } from './start-postgres.ts'

/** A database of this test file alone, with every migration applied, read as the running roles. */
export interface TestDatabase {
  readonly database: Database
  readonly name: string
  readonly appUrl: string
  readonly hubUrl: string
  readonly ownerUrl: string
  /** Bypasses every restriction: to read what is really stored, and to arrange what no role may. */
  readonly superuserUrl: string
}

/**
 * Clones the migrated template, or another database of the cluster (`template1` is empty); closed and dropped after the file,
 * which fails when a connection was left open.
 */
export async function cloneDatabase(template = templateDatabase): Promise<TestDatabase> {
  const cluster = inject('superuserUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await prepareDatabase(cluster, name, testPasswords, template)
  const url = (user: string, password: string): string => {
    const made = new URL(cluster)
    made.username = user
    made.password = password
    made.pathname = `/${name}`
    return made.href
  }
  const appUrl = url('uitpost_app', testPasswords.app)
  const hubUrl = url('uitpost_hub', testPasswords.hub)
  const superuser = new URL(cluster)
  superuser.pathname = `/${name}`
  const database = openDatabase({ appUrl, hubUrl })
  afterAll(async () => {
    await database.close()
    await drop(cluster, name)
  })
  return {
    database,
    name,
    appUrl,
    hubUrl,
    ownerUrl: url('uitpost_owner', testPasswords.owner),
    superuserUrl: superuser.href,
  }
}

async function drop(cluster: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster })
  await client.connect()
  try {
    await client.query(`drop database ${name} with (force)`)
  } finally {
    await client.end()
  }
}
