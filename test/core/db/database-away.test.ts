import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../core/db/database.ts'
import { isDatabaseAway } from '../../../core/db/is-database-away.ts'
import { cloneDatabase } from '../../support/database/database.ts'

const { database, superuserUrl } = await cloneDatabase()

async function cutAllOthers(): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
  } finally {
    await client.end()
  }
}

test('a connection that breaks within a transaction fails that transaction, not the process', async () => {
  const cut = database.asHub(async (tx) => {
    await tx.query(sql`select 1`)
    // No query is running when it breaks: only a listener gets the error.
    await cutAllOthers()
    await tx.query(sql`select 1`)
  })
  const error = await cut.catch((thrown: unknown) => thrown)
  expect(isDatabaseAway(error)).toBe(true)
  expect(await database.asHub((tx) => tx.query(sql`select 1 as one`))).toEqual([{ one: 1 }])
})

test('a statement that is cut off, and a server that cannot be reached, are reported as away', async () => {
  const cut = database.asHub(async (tx) => {
    await tx.query(sql`select 1`)
    await Promise.all([tx.query(sql`select pg_sleep(60)`), cutAllOthers()])
  })
  expect(isDatabaseAway(await cut.catch((thrown: unknown) => thrown))).toBe(true)
  const nowhere = openDatabase({ appUrl: 'postgres://a@127.0.0.1:9/x', hubUrl: 'postgres://b@127.0.0.1:9/x' })
  const refused = await nowhere.app.query(sql`select 1`).catch((thrown: unknown) => thrown)
  expect(isDatabaseAway(refused)).toBe(true)
  await nowhere.close()
})

test('a statement that is wrong is not', async () => {
  for (const wrong of [sql`select 1 / 0`, sql`select nothing from nowhere`, sql`select 'x'::uuid`]) {
    const error = await database.hub.query(wrong).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(isDatabaseAway(error)).toBe(false)
  }
  expect(isDatabaseAway('Connection terminated')).toBe(false)
})
