import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { expect, test } from 'vitest'
import { packageRoot } from '../../../core/package-root.ts'
import { cloneDatabase } from '../../support/database/database.ts'

/** `schema.ts` is what the code assumes; the migrations define what exists. */
test('every declared table has the columns of the database', async () => {
  const { superuserUrl } = await cloneDatabase()
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select table_name as table, array_agg(column_name || case is_nullable when 'NO' then ' not null' else '' end order by column_name)::text[] as columns
    from information_schema.columns where table_schema = 'public' group by table_name`)
  await client.end()
  const there = new Map(rows.map((row) => [row.table, row.columns]))
  const declared = await declaredTables()
  expect(declared.length).toBeGreaterThan(4)
  for (const { name, columns } of declared) {
    expect({ name, columns: columns.map((c) => c.name + (c.notNull ? ' not null' : '')).sort() }).toEqual({
      name,
      columns: there.get(name)?.toSorted(),
    })
  }
})

async function declaredTables() {
  const tables: ReturnType<typeof getTableConfig>[] = []
  for (const room of ['core', 'templates', 'channels', 'archive', 'dispatcher', 'api']) {
    const files = await readdir(join(packageRoot, room), { recursive: true })
    for (const file of files.filter((each) => basename(each) === 'schema.ts')) {
      const declarations = (await import(join(packageRoot, room, file))) as Record<string, unknown>
      for (const each of Object.values(declarations)) if (is(each, PgTable)) tables.push(getTableConfig(each))
    }
  }
  return tables
}
