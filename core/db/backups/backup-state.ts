import { sql } from 'drizzle-orm'
import type { Gauge } from '../../telemetry/gauge.ts'
import type { Queryable } from '../database.ts'

/** What the database knows of its own back-ups. */
export interface BackupState {
  /** When the last base back-up ended that is noted here. */
  readonly baseAt: Date | null
  /** Whether the server archives its write-ahead log. */
  readonly archives: boolean
  readonly lastWal: string | null
  readonly archivedAt: Date | null
  /** Of the last attempt that failed, where no later one succeeded. */
  readonly failingSince: Date | null
}

export async function readBackupState(hub: Queryable): Promise<BackupState> {
  const [row] = await hub.query<BackupState>(sql`
    select (select max(ended_at) from base_backup) as "baseAt", current_setting('archive_mode') <> 'off' as archives,
      last_archived_wal as "lastWal", last_archived_time as "archivedAt",
      case when last_failed_time > coalesce(last_archived_time, '-infinity') then last_failed_time end as "failingSince"
    from pg_stat_archiver`)
  if (row === undefined) throw new Error('PostgreSQL does not tell the state of its archiver')
  return row
}

/** Remembers that a base back-up ended, for the warning about an old one. */
export async function noteBaseBackup(
  hub: Queryable,
  { endedAt, bytes, by }: { readonly endedAt: Date; readonly bytes?: number | undefined; readonly by: string },
): Promise<void> {
  await hub.query(sql`
    insert into base_backup (ended_at, bytes, noted_by) values (${endedAt}, ${bytes ?? null}, ${by}) on conflict do nothing`)
  await hub.query(sql`delete from base_backup where ended_at < ${endedAt}::timestamptz - interval '400 days'`)
}

/** Without values where no back-up was ever noted, or nothing is archived: then another system watches the back-ups. */
export async function readBackupGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const { baseAt, archives, archivedAt, failingSince } = await readBackupState(hub)
  const ago = (at: Date | null): number | undefined =>
    at === null ? undefined : Math.max(0, (now.getTime() - at.getTime()) / 1_000)
  const one = (name: string, help: string, value: number | undefined): Gauge => ({
    name,
    help,
    values: value === undefined ? [] : [{ labels: {}, value }],
  })
  return [
    one('uitpost_backup_base_age_seconds', 'Time since the last base back-up of the database ended.', ago(baseAt)),
    one(
      'uitpost_backup_log_age_seconds',
      'Time since the log of the database was last archived.',
      archives ? ago(archivedAt) : undefined,
    ),
    one(
      'uitpost_backup_log_failing',
      '1 while the last attempt to archive the log of the database failed.',
      archives ? Number(failingSince !== null) : undefined,
    ),
  ]
}
