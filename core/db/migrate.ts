import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { packageRoot } from '../package-root.ts'

/** Any fixed number: two migrations of one database wait for each other. */
const lock = 7_240_001

export interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

export async function readMigrations(): Promise<Migration[]> {
  const folder = join(packageRoot, 'core/db/migrations')
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Applies what is missing, each migration in a transaction of its own, under an advisory lock, as `uitpost_owner`.
 * @returns the names applied now, in order.
 * @throws Error when a migration that was applied before has another text now.
 */
export async function migrate(ownerUrl: string, now: Date): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null)',
    )
    const done = new Map(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map((row) => [
        row.name,
        row.sha256,
      ]),
    )
    const applied: string[] = []
    for (const migration of await readMigrations()) {
      const before = done.get(migration.name)
      if (before !== undefined && before !== migration.sha256)
        throw new Error(`Migration ${migration.name} was changed after it was applied; add a new migration instead`)
      if (before === undefined) {
        await apply(client, migration, now)
        applied.push(migration.name)
      }
    }
    await client.query(`select make_partitions_ahead($1::date, 3)`, [now])
    return applied
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, migration: Migration, now: Date): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.text)
    await client.query('insert into migration values ($1, $2, $3)', [migration.name, migration.sha256, now])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed`, { cause: error })
  }
}
