import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../core/words/id.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

const now = new Date('2026-11-24T10:00:00Z')
const mine = newId('entity', now)
const theirs = newId('entity', now)
let test_: TestDatabase

beforeAll(async () => {
  test_ = await cloneDatabase()
  await test_.database.asHub(async (tx) => {
    for (const [id, code] of [
      [mine, 'OVO000001'],
      [theirs, 'OVO000002'],
    ]) {
      await tx.query(
        sql`insert into entity values (${id}, ${code}, '{"nl":"Dienst"}', 'flemish', 'nl-only', 'open', ${Buffer.alloc(8)}, ${now})`,
      )
      await tx.query(sql`insert into message_class (entity, key, name, channels, sensitivity, series, postage)
        values (${id}, 'decision', '{}', '{inbox}', 'normal', 'brieven', 'priority')`)
    }
  })
})

describe('the running roles', () => {
  test.each(['appUrl', 'hubUrl'] as const)(
    '%s is neither superuser, nor owner, nor exempt from row-level security',
    async (role) => {
      const client = new pg.Client({ connectionString: test_[role] })
      await client.connect()
      const { rows } = await client.query(
        `select rolsuper, rolbypassrls, pg_has_role(current_user, 'uitpost_owner', 'member') as owner from pg_roles where rolname = current_user`,
      )
      await client.end()
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, owner: false }])
    },
  )

  test('every table and partition has row-level security, forced', async () => {
    const open = await test_.database.hub.query(sql`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and relname <> 'migration' and not (relrowsecurity and relforcerowsecurity)`)
    expect(open).toEqual([])
  })

  test('no running role has rights on a partition', async () => {
    const rights = await test_.database.hub.query(sql`
      select c.relname from pg_class c
      where c.relispartition and c.relkind = 'r'
        and (has_any_column_privilege('uitpost_app', c.oid, 'select') or has_any_column_privilege('uitpost_hub', c.oid, 'select'))`)
    expect(rights).toEqual([])
  })

  test('every SECURITY DEFINER function pins its search path, and none is executable by PUBLIC', async () => {
    const faults = await test_.database.hub.query(sql`
      select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and (not coalesce(p.proconfig::text, '') like '%search_path=%' or has_function_privilege('public', p.oid, 'execute'))`)
    expect(faults).toEqual([])
  })
})

describe('the application role', () => {
  test('sees the entity in scope and nothing of another', async () => {
    const seen = await test_.database.asEntity(mine, (tx) =>
      tx.query<{ entity: string }>(sql`select entity from message_class`),
    )
    expect(seen).toEqual([{ entity: mine }])
    const entities = await test_.database.asEntity(mine, (tx) => tx.query<{ id: string }>(sql`select id from entity`))
    expect(entities).toEqual([{ id: mine }])
  })

  test('sees nothing without a scope, also on a connection that had one before', async () => {
    await test_.database.asEntity(mine, (tx) => tx.query(sql`select 1`))
    for (let i = 0; i < 12; i++) expect(await test_.database.app.query(sql`select * from message_class`)).toEqual([])
  })

  test('cannot write into another entity', async () => {
    const writing = test_.database.asEntity(mine, (tx) =>
      tx.query(sql`insert into message_class (entity, key, name, channels, sensitivity, series, postage)
        values (${theirs}, 'mine', '{}', '{inbox}', 'normal', 'brieven', 'priority')`),
    )
    await expect(writing).rejects.toThrow(/row-level security/)
  })

  test('cannot rewrite the audit trail, nor can the hub', async () => {
    await expect(test_.database.asEntity(mine, (tx) => tx.query(sql`delete from audit_entry`))).rejects.toThrow(
      /permission denied/,
    )
    await expect(test_.database.asHub((tx) => tx.query(sql`update audit_entry set action = ''`))).rejects.toThrow(
      /permission denied/,
    )
  })
})
