import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

let at: TestDatabase
beforeAll(async () => {
  at = await cloneDatabase()
})

test('are made while others read and write their tables, and block no one', async () => {
  const traffic = new pg.Client({ connectionString: at.superuserUrl })
  const maker = new pg.Client({ connectionString: at.hubUrl })
  await Promise.all([traffic.connect(), maker.connect()])
  try {
    const { rows } = await traffic.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'p' and relnamespace = 'public'::regnamespace`,
    )
    expect(rows.length).toBeGreaterThan(5)
    await traffic.query('begin')
    for (const { name } of rows) await traffic.query(`lock table ${name} in row exclusive mode`)
    // A reader or writer that blocks it would be reported as a fault.
    await maker.query(`begin; set local lock_timeout = '2s'`)
    await maker.query(`select make_partitions_ahead('2031-05-10', 3)`)
    await traffic.query('select count(*) from message')
    await maker.query('commit')
    await traffic.query('commit')
  } finally {
    await Promise.all([traffic.end(), maker.end()])
  }
})

test('have the indexes, keys, rules and triggers of their table', async () => {
  const differing = await at.database.hub.query(sql`
    with part as (
      select i.inhparent as parent, i.inhrelid as child, c.relname
      from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
      where c.relkind = 'r' and p.relkind = 'p' and c.relname like '%2031_05')
    select relname from part where
      (select count(*) from pg_index where indrelid = child and indisvalid)
        <> (select count(*) from pg_index where indrelid = parent)
      or (select count(*) from pg_inherits n join pg_index x on x.indexrelid = n.inhrelid where x.indrelid = child)
        <> (select count(*) from pg_index where indrelid = parent)
      or (select count(*) from pg_constraint where conrelid = child) <> (select count(*) from pg_constraint where conrelid = parent)
      or (select count(*) from pg_trigger where tgrelid = child and not tgisinternal)
        <> (select count(*) from pg_trigger t where tgrelid = parent and not tgisinternal and (tgtype & 1) = 1)`)
  expect(differing).toEqual([])
  const [made] = await at.database.hub.query<{ count: string }>(
    sql`select count(*) as count from pg_class where relname like '%2031_05' and relispartition and relkind = 'r'`,
  )
  expect(Number(made?.count)).toBeGreaterThan(5)
  const [message] = await at.database.hub.query<{ reloptions: string[] }>(
    sql`select reloptions from pg_class where relname = 'message_2031_05'`,
  )
  expect(message?.reloptions).toContain('autovacuum_vacuum_scale_factor=0.02')
})
