import pg from 'pg'
import { readMigrations } from '../../../core/db/migrate.ts'

/** Applies the migrations before `name`, as an installation of that time has them. */
export async function migrateUntil(ownerUrl: string, name: string, now: Date): Promise<void> {
  const before = (await readMigrations()).filter((each) => each.name < name)
  await inSession(ownerUrl, (owner) =>
    owner.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null)',
    ),
  )
  const applied = await inSession(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ name: string }>('select name from migration')
    return new Set(rows.map((row) => row.name))
  })
  for (const { name: each, text, sha256 } of before.filter((one) => !applied.has(one.name)))
    await inSession(ownerUrl, async (owner) => {
      await owner.query(text)
      await owner.query('insert into migration values ($1, $2, now())', [each, sha256])
    })
  await inSession(ownerUrl, (owner) => owner.query('select make_partitions_ahead($1::date, 3)', [now]))
}

/** One session of this role. */
export async function inSession<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
