import type { SQL } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { EntityId } from '../words/id.ts'
import { isDatabaseAway } from './is-database-away.ts'
import { createStatementNames, isStaleStatement, type StatementNames } from './statement-names.ts'
import { statementText } from './statement-text.ts'

/** Rows in, rows out. `timestamptz` comes as Date, `bytea` as Buffer, `int8` as number (it is used for counts, not for keys). */
export interface Queryable {
  query<Row extends object>(statement: SQL): Promise<Row[]>
}
/** A running transaction; nothing slow may happen while it is open. */
export interface Tx extends Queryable {
  readonly transaction: true
  /** The typed query builder over the tables of a `schema.ts`, in this transaction. */
  readonly orm: NodePgDatabase
}

/**
 * The two running roles. Row-level security decides what `app` sees; `hub` sees everything and serves no request of an entity.
 */
export interface Database {
  /** One transaction of `uitpost_app` that sees the rows of one entity only. `'generic'`: as for `asHub`. */
  asEntity<T>(entity: EntityId, work: (tx: Tx) => Promise<T>, plans?: 'generic'): Promise<T>
  /** One transaction of `uitpost_app` that sees only the rows of one person or enterprise, named by blind index. */
  asPerson<T>(person: Uint8Array, work: (tx: Tx) => Promise<T>): Promise<T>
  /** `uitpost_app` without entity or person: key look-up, sign-in, and statements that set their own scope. */
  readonly app: Queryable
  /** `uitpost_hub` in single statements. */
  readonly hub: Queryable
  /**
   * One transaction of `uitpost_hub`. `'generic'`: its statements are planned once for all values (decision 0043). That is for
   * statements over rows that ids name, and never for a search, a list or a range.
   */
  asHub<T>(work: (tx: Tx) => Promise<T>, plans?: 'generic'): Promise<T>
  close(): Promise<void>
}

export interface DatabaseSettings {
  readonly appUrl: string
  /** Absent in a process that only serves the API's entities. */
  readonly hubUrl: string
  readonly poolSize?: number
  /** How long a statement may take until its connection counts as lost; 0 means without limit. */
  readonly queryTimeoutMs?: number
  /** False: no statement has a name, for a connection pooler that cannot follow them (decision 0043). */
  readonly prepared?: boolean
  /** Called for errors of idle connections; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void
}

interface Pool {
  readonly connections: pg.Pool
  readonly names?: StatementNames
}

/** A statement is planned for its own values, also when the server keeps it under a name (decision 0043). */
const ownPlans = '-c plan_cache_mode=force_custom_plan'

/**
 * A plan that is kept must not depend on how few rows a table has at this moment: that of an empty partition, or of an idle
 * queue, would be a scan of the whole table when it is full.
 */
const genericPlans = 'plan_cache_mode = force_generic_plan; set local enable_seqscan = off'

const types = new pg.TypeOverrides()
types.setTypeParser(20, Number)

/** No transaction of the hub lasts longer than this (2-architecture, invariant 5). */
const longestTransactionMs = 5_000

/** How long connecting, or waiting for a free connection, may take. */
const connectTimeoutMs = 5_000
/** Far longer than any statement of a request or a round takes, and short enough not to block a caller for ever. */
const usualQueryTimeoutMs = 15_000

export function openDatabase(settings: DatabaseSettings): Database {
  const { queryTimeoutMs = usualQueryTimeoutMs } = settings
  const pool = (url: string): Pool => {
    const made = new pg.Pool({
      connectionString: url,
      max: settings.poolSize ?? 10,
      types,
      connectionTimeoutMillis: connectTimeoutMs,
      // The driver measures the time, since a server or a network that hangs does not.
      ...(queryTimeoutMs > 0 && { query_timeout: queryTimeoutMs }),
      // A network path that drops packets is noticed on idle connections too.
      keepAlive: true,
      options: `-c idle_in_transaction_session_timeout=${longestTransactionMs} -c timezone=UTC ${ownPlans}`,
    })
    made.on('error', (error) => settings.onIdleError?.(error))
    // The pool listens to idle connections only: a connection that breaks within a transaction would end the process. Its query
    // fails anyway.
    made.on('connect', (client) => client.on('error', () => undefined))
    return { connections: made, ...(settings.prepared !== false && { names: createStatementNames() }) }
  }
  const app = pool(settings.appUrl)
  const hub = pool(settings.hubUrl)
  return {
    asEntity: (entity, work, plans) => {
      const scope = `uitpost.entity = '${checked(entity, /^[0-9a-f-]{36}$/)}'`
      return inTransaction(app, plans === 'generic' ? `${scope}; set local ${genericPlans}` : scope, work)
    },
    asPerson: (person, work) => {
      const index = Buffer.from(person).toString('hex')
      return inTransaction(app, `uitpost.person = '${checked(index, /^[0-9a-f]{64}$/)}'`, work)
    },
    app: { query: (statement) => runAlone(app, statement) },
    hub: { query: (statement) => runAlone(hub, statement) },
    asHub: (work, plans) => inTransaction(hub, plans === 'generic' ? genericPlans : undefined, work),
    close: async () => {
      await Promise.all([app.connections.end(), hub.connections.end()])
    },
  }
}

async function run<Row extends object>(
  connection: pg.Pool | pg.PoolClient,
  names: StatementNames | undefined,
  statement: SQL,
): Promise<Row[]> {
  const { text, values } = statementText(statement)
  const name = names?.nameOf(text)
  const result = await connection.query<Row>({ text, values, ...(name !== undefined && { name }) })
  return result.rows
}

/** A single statement that was refused because of its name was not executed: it is sent again, without one. */
async function runAlone<Row extends object>({ connections, names }: Pool, statement: SQL): Promise<Row[]> {
  try {
    return await run<Row>(connections, names, statement)
  } catch (error) {
    if (names === undefined || !isStaleStatement(error)) throw error
    names.renew()
    return run<Row>(connections, names, statement)
  }
}

function transactionOn(client: pg.PoolClient, names: StatementNames | undefined): Tx {
  let orm: NodePgDatabase | undefined
  return {
    transaction: true,
    query: (statement) => run(client, names, statement),
    get orm() {
      orm ??= drizzle(client)
      return orm
    },
  }
}

/** A setting cannot be a parameter: its text becomes part of the statement, so only harmless text may pass. */
function checked(value: string, form: RegExp): string {
  if (!form.test(value)) throw new Error('Not a scope')
  return value
}

async function inTransaction<T>(
  { connections, names }: Pool,
  scope: string | undefined,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await connections.connect()
  let broken: Error | undefined
  try {
    await client.query(scope === undefined ? 'begin' : `begin; set local ${scope}`)
    const result = await work(transactionOn(client, names))
    await client.query('commit')
    return result
  } catch (error) {
    if (isStaleStatement(error)) names?.renew()
    // On a connection that is lost or hangs, a rollback would wait in vain; the server rolls back when the connection is closed.
    if (isDatabaseAway(error) && error instanceof Error) broken = error
    else
      await client.query('rollback').catch((lost: Error) => {
        broken = lost
      })
    throw error
  } finally {
    client.release(broken)
  }
}
