import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { packageRoot } from '../package-root.ts'

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
 * Applies the missing migrations, each in its own transaction, as `uitpost_owner`. Two that run at the same time take turns by a
 * lock on the table of migrations, on which no other role has rights: any role that may connect can take an advisory lock.
 * @returns the names applied now, in order.
 * @throws Error when a migration that was applied before has another text now.
 */
export async function migrate(ownerUrl: string, now: Date): Promise<string[]> {
  await inSession(ownerUrl, makeTable)
  const applied: string[] = []
  for (const migration of await missingMigrations(ownerUrl)) {
    // A session of its own, as in an upgrade: a migration must not depend on what an earlier one set or loaded in its session.
    const isNew = await inSession(ownerUrl, (client) => inTurn(client, () => apply(client, migration, now)))
    if (isNew) applied.push(migration.name)
  }
  await inSession(ownerUrl, (client) =>
    inTurn(client, () => client.query(`select make_partitions_ahead($1::date, 3)`, [now])),
  )
  return applied
}

async function inSession<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** @throws Error when a migration that was applied before has another text now. */
async function missingMigrations(ownerUrl: string): Promise<Migration[]> {
  const { rows } = await inSession(ownerUrl, (client) =>
    client.query<{ name: string; sha256: string }>('select name, sha256 from migration'),
  )
  const known = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
  return (await readMigrations()).filter(({ name, sha256 }) => {
    assertUnchanged(name, known.get(name), sha256)
    return !known.has(name)
  })
}

function assertUnchanged(name: string, applied: string | undefined, sha256: string): void {
  if (applied !== undefined && applied !== sha256)
    throw new Error(`Migration ${name} was changed after it was applied; add a new migration instead`)
}

/**
 * `if not exists` does not protect against another process that creates the table at the same moment: one of the two fails, and
 * finds the table.
 */
async function makeTable(client: pg.Client): Promise<void> {
  const make = (): Promise<unknown> =>
    client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null)',
    )
  await make().catch(make)
}

/** One transaction, during which no other migration runs. */
async function inTurn<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  try {
    await client.query('begin; lock table migration in exclusive mode')
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** @returns whether it was applied now, and not before. */
async function apply(client: pg.Client, { name, text, sha256 }: Migration, now: Date): Promise<boolean> {
  const { rows } = await client.query<{ sha256: string }>('select sha256 from migration where name = $1', [name])
  const [before] = rows
  assertUnchanged(name, before?.sha256, sha256)
  if (before !== undefined) return false
  try {
    await client.query(text)
  } catch (error) {
    throw new Error(`Migration ${name} failed`, { cause: error })
  }
  await client.query('insert into migration values ($1, $2, $3)', [name, sha256, now])
  return true
}
