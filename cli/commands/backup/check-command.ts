import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import { leafFileOf } from '../../../archive/ledger/published/published-files.ts'
import type { Settings } from '../../../core/config.ts'
import { readBackupState } from '../../../core/db/backups/backup-state.ts'
import type { Database } from '../../../core/db/database.ts'
import { dayMs } from '../../../core/durations.ts'
import type { CommandContext } from '../../command-context.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { shortTime } from '../../show/table.ts'
import { listBases, logFolder } from '../../trial/postgres/backup/backup-folder.ts'
import { missingWal } from '../../trial/postgres/backup/missing-wal.ts'

/** A base back-up is made each day; one that is older missed two. */
const oldBaseMs = 2 * dayMs
/** With `archive_timeout` the log is archived each minute while anything changes. */
const oldLogMs = 900_000

interface Check {
  readonly what: string
  readonly state: 'good' | 'bad' | 'unknown'
  readonly detail: string
}

/** `uitpost backup check` */
export function checkCommand(context: CommandContext): Command {
  const { terminal, settings, clock } = context
  return new Command('check')
    .description('whether the database could be restored: base, archived log, gaps, secrets, files of the ledger')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code 1 when something is bad. Run it each day, and try a restore each quarter (docs/back-up.md).',
    )
    .action(async ({ json }: { json?: true }) => {
      const known = settings()
      const checks = await withHubDatabase(known, async (database) => [
        ...(await checkDatabase(database, clock.now())),
        ...(await checkFolder(known)),
        ...(await checkFiles(known)),
      ])
      if (json) terminal.out(JSON.stringify(checks))
      else for (const { what, state, detail } of checks) terminal.out(`${state.padEnd(7)}  ${what}: ${detail}`)
      if (checks.some(({ state }) => state === 'bad')) context.exitWith(1)
    })
}

async function checkDatabase({ hub }: Database, now: Date): Promise<Check[]> {
  const { baseAt, archives, archivedAt, lastWal, failingSince } = await readBackupState(hub)
  const age = (at: Date): number => now.getTime() - at.getTime()
  const base: Check =
    baseAt === null
      ? { what: 'base back-up', state: 'bad', detail: 'none is known; note those of your own tool with `backup note`' }
      : { what: 'base back-up', state: age(baseAt) > oldBaseMs ? 'bad' : 'good', detail: `ended ${shortTime(baseAt)}` }
  if (!archives)
    return [base, { what: 'log', state: 'bad', detail: 'archive_mode is off: set BACKUP_DIR, or that of your server' }]
  if (failingSince !== null)
    return [base, { what: 'log', state: 'bad', detail: `archiving fails since ${shortTime(failingSince)}` }]
  const detail = archivedAt === null ? 'nothing is archived yet' : `archived ${shortTime(archivedAt)} up to ${lastWal}`
  return [base, { what: 'log', state: archivedAt === null || age(archivedAt) > oldLogMs ? 'unknown' : 'good', detail }]
}

async function checkFolder({ BACKUP_DIR: folder }: Settings): Promise<Check[]> {
  if (folder === undefined) return []
  const base = (await listBases(folder)).at(-1)
  if (base === undefined) return [{ what: 'folder', state: 'bad', detail: `${folder} holds no base back-up` }]
  const missing = await missingWal(folder, base)
  return [
    missing === undefined
      ? { what: 'folder', state: 'good', detail: 'the log has no gap since the last base back-up' }
      : { what: 'folder', state: 'bad', detail: `the log lacks ${missing}: make a base back-up now` },
  ]
}

/** What a restore needs beside the database. */
async function checkFiles(settings: Settings): Promise<Check[]> {
  const size = (path: string): Promise<number | undefined> =>
    stat(path).then(
      (found) => found.size,
      () => undefined,
    )
  const checkpoints = join(settings.DATA_DIR, 'checkpoints')
  const checks: Check[] = []
  for (const file of [checkpoints, leafFileOf(checkpoints)]) {
    const [there, copied] = [
      await size(file),
      settings.BACKUP_DIR === undefined ? 0 : await size(join(logFolder(settings.BACKUP_DIR), basename(file))),
    ]
    const isLost = there === undefined || copied === undefined
    checks.push({
      what: basename(file),
      state: isLost ? 'bad' : 'good',
      detail: there === undefined ? `${file} is missing` : copied === undefined ? 'has no copy yet' : 'is there',
    })
  }
  const hasKeys =
    settings.ENCRYPTION_KEYS !== undefined || (await size(join(settings.DATA_DIR, 'secrets.json'))) !== undefined
  checks.push({
    what: 'secrets',
    state: hasKeys ? 'good' : 'bad',
    detail: hasKeys ? 'are there; keep a copy, and not with the back-ups' : 'neither ENCRYPTION_KEYS nor secrets.json',
  })
  return checks
}
