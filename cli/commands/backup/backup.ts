import { Command } from 'commander'
import { noteBaseBackup } from '../../../core/db/backups/backup-state.ts'
import { dayMs } from '../../../core/durations.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { shortTime, table } from '../../show/table.ts'
import { listBases, pruneBackups } from '../../trial/postgres/backup/backup-folder.ts'
import { makeBase } from '../../trial/postgres/backup/make-base.ts'
import { runningCluster } from '../../trial/postgres/running-cluster.ts'
import { record } from '../archive/retention/retention-command.ts'
import { checkCommand } from './check-command.ts'

/** `uitpost backup base|check|list|note` */
export function backupCommand(context: CommandContext): Command {
  return new Command('backup')
    .description('back-ups of the database: make and list those of the built-in one, check any')
    .addCommand(baseCommand(context))
    .addCommand(checkCommand(context))
    .addCommand(listCommand(context))
    .addCommand(noteCommand(context))
}

function baseCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return new Command('base')
    .description('make a base back-up of the built-in database now, while the hub runs')
    .addHelpText(
      'after',
      `
The hub makes one each day where BACKUP_DIR is set, and archives its log all the time. Older base back-ups than BACKUP_RETENTION_DAYS are removed.

Example:
  $ BACKUP_DIR=/srv/uitpost-backups uitpost backup base`,
    )
    .action(async () => {
      const { BACKUP_DIR: folder, BACKUP_RETENTION_DAYS: days, DATA_DIR } = settings()
      if (folder === undefined) throw new CommandFailed('BACKUP_DIR is not set.', 'Start the hub with it, too.', 2)
      const cluster = await runningCluster(DATA_DIR)
      if (cluster === undefined)
        throw new CommandFailed(`No built-in database runs in ${DATA_DIR}.`, 'Start the hub first, or set DATA_DIR.')
      terminal.tell('Copying the database …')
      const made = await makeBase({ superuserUrl: cluster.superuserUrl, cluster: cluster.folder }, folder, () =>
        clock.now(),
      )
      await withHubDatabase(settings(), async (database) => {
        const { endedAt, bytes } = made
        await noteBaseBackup(database.hub, { endedAt: new Date(endedAt), bytes, by: 'command-line' })
        await record(context, database, undefined, { action: 'back-up-database', subjectKind: 'hub', subject: 'hub' })
      })
      const removed = await pruneBackups(folder, new Date(clock.now().getTime() - days * dayMs))
      terminal.out(`${made.folder}: ${(made.bytes / 1e6).toFixed(1)} MB; ${removed} older ones are removed.`)
    })
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('the base back-ups in BACKUP_DIR: the database can be restored to any moment since the oldest')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const { BACKUP_DIR: folder } = settings()
      if (folder === undefined)
        throw new CommandFailed('BACKUP_DIR is not set.', 'Name the folder of the back-ups in it.', 2)
      const bases = await listBases(folder)
      const rows = bases.map(({ endedAt, bytes, timeline, postgres }) => ({ endedAt, bytes, timeline, postgres }))
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out('There is no base back-up yet.')
      terminal.out(
        table(
          ['ENDED', 'MB', 'TIMELINE', 'POSTGRESQL'],
          rows.map((each) => [shortTime(each.endedAt), Math.ceil(each.bytes / 1e6), each.timeline, each.postgres]),
        ),
      )
    })
}

function noteCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return new Command('note')
    .description('tell the hub that the tool of your own PostgreSQL has made a base back-up')
    .option('--ended-at <time>', 'when it ended; absent: now')
    .action(async ({ endedAt }: { endedAt?: string }) => {
      const at = endedAt === undefined ? clock.now() : new Date(endedAt)
      if (Number.isNaN(at.getTime()))
        throw new CommandFailed('--ended-at is no time.', 'Write 2026-11-30T02:10:00Z.', 2)
      await withHubDatabase(settings(), (database) => noteBaseBackup(database.hub, { endedAt: at, by: 'command-line' }))
      terminal.out('Noted.')
    })
}
