import pg from 'pg'

/** What PostgreSQL reports about a base back-up. */
export interface BaseBackupFacts {
  /** The write-ahead log file from which a restore begins. */
  readonly firstWal: string
  /** The last log file that the base needs. */
  readonly lastWal: string
  readonly timeline: number
  readonly systemId: string
  /** Major version of the server. */
  readonly version: number
  /** `backup_label`, which belongs into the copy. */
  readonly label: string
}

/** How long the server may take until the last log file of the base is archived. */
const stopTimeoutMs = 300_000

/**
 * Runs `copy` between the start and the stop of a base back-up in one session, as PostgreSQL requires (manual, 25.3.4). The server must archive
 * its write-ahead log.
 * @param superuserUrl a role that may run `pg_backup_start`
 */
export async function duringBaseBackup(
  superuserUrl: string,
  label: string,
  copy: () => Promise<void>,
): Promise<BaseBackupFacts> {
  const client = new pg.Client({ connectionString: superuserUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const started = await client.query<{ wal: string }>('select pg_walfile_name(pg_backup_start($1, true)) as wal', [
      label,
    ])
    await copy()
    await client.query(`set statement_timeout = ${stopTimeoutMs}`)
    const { rows } = await client.query<{ labelfile: string; wal: string }>(
      'select labelfile, pg_walfile_name(lsn) as wal from pg_backup_stop(true)',
    )
    const facts = await client.query<{ system: string; version: number; timeline: number }>(`
      select (select system_identifier::text from pg_control_system()) as system,
        current_setting('server_version_num')::int / 10000 as version, (select timeline_id from pg_control_checkpoint()) as timeline`)
    const [stopped] = rows
    const [about] = facts.rows
    const [first] = started.rows
    if (stopped === undefined || about === undefined || first === undefined) throw new Error('PostgreSQL gave no facts')
    return {
      firstWal: first.wal,
      lastWal: stopped.wal,
      timeline: about.timeline,
      systemId: about.system,
      version: about.version,
      label: stopped.labelfile,
    }
  } finally {
    // Ends a back-up that failed, too.
    await client.end()
  }
}

/** The timeline of a running server: a restore begins a new one. */
export async function timelineOf(superuserUrl: string): Promise<number> {
  const rows = await askOnce<{ timeline: number }>(
    superuserUrl,
    'select timeline_id as timeline from pg_control_checkpoint()',
  )
  return rows[0]?.timeline ?? 0
}

/** The last change that a server replayed from the log when it was restored; undefined where it was not. */
export async function lastReplayedAt(superuserUrl: string): Promise<Date | undefined> {
  const rows = await askOnce<{ at: Date | null }>(superuserUrl, 'select pg_last_xact_replay_timestamp() as at')
  return rows[0]?.at ?? undefined
}

async function askOnce<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}
