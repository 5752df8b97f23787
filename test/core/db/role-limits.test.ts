import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate } from '../../../core/db/migrate.ts'
import { cloneDatabase } from '../../support/database/database.ts'

const here = await cloneDatabase()

test.each([
  ['a temporary table', 'create temp table t (a int)'],
  ['a large object', 'select lo_create(0)'],
  ['another large object', 'select lo_creat(-1)'],
  ['a large object with content', "select lo_from_bytea(0, 'x'::bytea)"],
  ['the turn of the sequencer', 'select 1 from sequencer_turn for update'],
  ['the table of migrations', 'select 1 from migration for update'],
])('the role of the API cannot have %s', async (_what, statement) => {
  await expect(here.database.app.query(sql.raw(statement))).rejects.toMatchObject({ code: '42501' })
})

test('a migration waits for no lock that any role can take', async () => {
  const stranger = new pg.Client({ connectionString: here.appUrl })
  await stranger.connect()
  try {
    await stranger.query('select pg_advisory_lock(7240000), pg_advisory_lock(7240001), pg_advisory_lock(7240002)')
    expect(await migrate(here.ownerUrl, new Date())).toEqual([])
  } finally {
    await stranger.end()
  }
})
