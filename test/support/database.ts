import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '../../core/db/database.ts'
import { grantDatabase, prepareDatabase } from '../../core/db/prepare-database.ts'
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
  if (template === templateDatabase) await asSuperuser(cluster, (client) => createClone(client, name))
  else await prepareDatabase(cluster, name, testPasswords, template)
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
    await asSuperuser(cluster, (client) => client.query(`drop database ${name} with (force)`))
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

/**
 * The roles exist in the whole cluster, and the template contains what is inside a database: only the rights on the new database
 * itself are missing. Copying files costs half the processor time of copying through the log, PostgreSQL's default.
 */
async function createClone(client: pg.Client, name: string): Promise<void> {
  await client.query(`create database ${name} owner uitpost_owner template ${templateDatabase} strategy file_copy`)
  await grantDatabase(client, name)
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
