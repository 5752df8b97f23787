import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { openQueuePool } from '../../../core/db/queue-pool.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

let at: TestDatabase

beforeAll(async () => {
  at = await cloneDatabase()
})

/** Ends one server process, as a restart of the database does to all of them. */
async function endBackend(pid: number): Promise<void> {
  const client = new pg.Client({ connectionString: at.superuserUrl })
  await client.connect()
  await client.query('select pg_terminate_backend($1, 5000)', [pid])
  await client.end()
}

// An 'error' event without a listener ends the process; vitest reports it as an unhandled error, and the file fails.
test('a connection that is lost between two statements of a transaction fails that transaction only', async () => {
  const lost = at.database.asHub(async (tx) => {
    const [row] = await tx.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await endBackend(row?.pid ?? 0)
    await tx.query(sql`select 1`)
  })
  await expect(lost).rejects.toThrow()
  expect(await at.database.hub.query(sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('so does one of the queue, and it is logged', async () => {
  const reported: Error[] = []
  const pool = openQueuePool(at.hubUrl, 1, (error) => reported.push(error))
  const client = await pool.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await endBackend(rows[0]?.pid ?? 0)
  await expect(client.query('select 1')).rejects.toThrow()
  client.release(true)
  expect(reported.length).toBeGreaterThan(0)
  await pool.end()
})
