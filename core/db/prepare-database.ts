import pg from 'pg'

/** Any fixed number that no other lock uses. */
const lock = 7_240_000

export interface RolePasswords {
  readonly owner: string
  readonly app: string
  readonly hub: string
}

/**
 * Creates the three roles and an empty database owned by `uitpost_owner`; run once, as a role that may create roles. None is
 * superuser, none has BYPASSRLS: row-level security applies to all of them. The owner is a member of the hub's role, so that a
 * migration can give it functions. Safe to run again: passwords are set again.
 */
export async function prepareDatabase(
  superuserUrl: string,
  database: string,
  passwords: RolePasswords,
  template = 'template1',
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    // Two processes on one cluster would alter the same roles: `tuple concurrently updated`. Held until the connection ends.
    await client.query('select pg_advisory_lock($1)', [lock])
    for (const [role, password] of Object.entries(passwords)) {
      const name = `uitpost_${role}`
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
      await client.query(
        `${rowCount === 0 ? 'create' : 'alter'} role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole password ${client.escapeLiteral(password)}`,
      )
    }
    await client.query('grant uitpost_hub to uitpost_owner')
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) {
      await client.query(
        `create database ${client.escapeIdentifier(database)} owner uitpost_owner template ${client.escapeIdentifier(template)}`,
      )
    }
    await grantDatabase(client, database)
  } finally {
    await client.end()
  }
  await closeLargeObjects(superuserUrl, database)
}

/** The rights of the roles on the database itself; a copy made from a template database does not have those of its template. */
export async function grantDatabase(client: pg.Client, database: string): Promise<void> {
  const name = client.escapeIdentifier(database)
  await client.query(`revoke all on database ${name} from public`)
  // Temporary tables are for the queue, which runs as the hub; an older installation granted them to the API as well.
  await client.query(`revoke temporary on database ${name} from uitpost_app`)
  await client.query(`grant connect on database ${name} to uitpost_app`)
  await client.query(`grant connect, temporary on database ${name} to uitpost_hub`)
}

/**
 * Large objects belong to no table and have no row-level security; every role may create them unless that right is revoked, which
 * only a superuser can do, in the database itself.
 */
async function closeLargeObjects(superuserUrl: string, database: string): Promise<void> {
  const url = new URL(superuserUrl)
  url.pathname = `/${database}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(
      'revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public',
    )
  } finally {
    await client.end()
  }
}
