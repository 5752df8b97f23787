import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../../core/db/database.ts'
import { grantDatabase, prepareDatabase } from '../../../core/db/prepare-database.ts'
import { afterFile } from '../process/after-file.ts'
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
 * Clones the migrated template, or another database of the cluster (`template1` is empty, without roles); closed and dropped after
 * the file.
 */
export async function cloneDatabase(template = templateDatabase): Promise<TestDatabase> {
  const cluster = inject('superuserUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  if (template === 'template1') await prepareDatabase(cluster, name, testPasswords, template)
  else await asSuperuser(cluster, (client) => createClone(client, name, template))
  const appUrl = urlOf(name, 'app')
  const hubUrl = urlOf(name, 'hub')
  const superuser = new URL(cluster)
  superuser.pathname = `/${name}`
  const database = openDatabase({ appUrl, hubUrl })
  afterFile(async () => {
    await database.close()
    await asSuperuser(cluster, (client) => dropUnused(client, name))
  })
  return {
    database,
    name,
    appUrl,
    hubUrl,
    ownerUrl: urlOf(name, 'owner'),
    superuserUrl: superuser.href,
  }
}

/** @throws when connections to it are still open: a pool, a hub or a program that the file started and did not close */
async function dropUnused(client: pg.Client, name: string): Promise<void> {
  const open = async (): Promise<string[]> => {
    const { rows } = await client.query<{ role: string }>(
      'select usename as role from pg_stat_activity where datname = $1 order by 1',
      [name],
    )
    return rows.map(({ role }) => role)
  }
  // A server process ends a moment after its client.
  const end = Date.now() + 15_000
  let left = await open()
  for (; left.length > 0 && Date.now() < end; left = await open()) await pause(20)
  await client.query(`drop database ${name} with (force)`)
  if (left.length > 0) throw new Error(`This file left connections to its database open: ${left.join(', ')}`)
}

/** The address of a database of the cluster for one of the roles. */
export function urlOf(database: string, role: keyof typeof testPasswords): string {
  const url = new URL(inject('superuserUrl'))
  url.username = `uitpost_${role}`
  url.password = testPasswords[role]
  url.pathname = `/${database}`
  return url.href
}

/**
 * The roles exist in the whole cluster, and the template contains what is inside a database: only the rights on the new database
 * itself are missing. Copying files costs half the processor time of copying through the log, PostgreSQL's default; the kernel
 * copies them for less than the server does.
 */
export async function createClone(client: pg.Client, name: string, template = templateDatabase): Promise<void> {
  await client.query('set file_copy_method = clone')
  await client.query(`create database ${name} owner uitpost_owner template ${template} strategy file_copy`)
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
