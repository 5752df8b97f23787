import { execFile } from 'node:child_process'
import { chmod, chown, copyFile, lchown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { lastReplayedAt } from '../../../../core/db/base-backup-session.ts'
import { TrialError } from '../../trial-error.ts'
import { openClusterHome } from '../cluster-home.ts'
import { superuser } from '../create-cluster.ts'
import { findBinaries } from '../find-binaries.ts'
import { runServer } from '../run-server.ts'
import { findServerUser, type ServerUser } from '../server-user.ts'
import { stopOrphan, stopServer } from '../stop-orphan.ts'
import { type BaseBackup, listBases, syncFolder, walFolder, writeSynced } from './backup-folder.ts'
import { copyBase } from './copy-cluster.ts'
import { restoreCommand, serveWal } from './serve-wal.ts'

export interface RestoreOptions {
  readonly dataDir: string
  /** The folder of the back-ups. */
  readonly from: string
  /** The moment to which the database is restored; absent: the end of the archived log. */
  readonly to?: Date | undefined
  readonly progress?: (step: string) => void
}

export interface RestoredCluster {
  readonly superuserUrl: string
  readonly port: number
  /** The last change that was replayed. */
  readonly restoredTo: Date | undefined
  readonly base: BaseBackup
}

/**
 * Restores the built-in database beside its place, lets `finish` work on the running server, and only then puts it into its place: after an
 * interruption the folder of the database is as empty as before.
 * @throws TrialError with what to repair
 */
export async function restoreCluster<T>(
  options: RestoreOptions,
  finish: (restored: RestoredCluster) => Promise<T>,
): Promise<T> {
  const { from, to, progress = () => undefined } = options
  const dataDir = resolve(options.dataDir)
  const user = await findServerUser()
  const { home, superuserPassword } = await openHome(dataDir, user)
  const cluster = join(home, 'cluster')
  const fresh = join(home, 'cluster.restoring')
  await stopOrphan(fresh)
  if ((await readdir(cluster).catch(() => [])).length > 0) throw notEmpty(cluster)
  const base = await chooseBase(from, to)
  const binaries = await findBinaries(home, user)
  await refuseOtherVersion(binaries.postgres, base)
  progress(`Copying the base back-up of ${base.endedAt}`)
  await rm(fresh, { recursive: true, force: true })
  await copyBase(join(base.folder, 'files'), base.files, fresh).catch(explainBase)
  await copyFile(join(base.folder, 'backup_label'), join(fresh, 'backup_label'))
  await writeFile(join(fresh, 'recovery.signal'), '')
  await giveTo(fresh, user)
  progress('Replaying the archived log')
  const wal = await serveWal(fresh, from, user)
  try {
    const server = await runServer(home, fresh, binaries, user, 0, true, settingsOf(to)).catch(explainReplay)
    const superuserUrl = `postgres://${superuser}:${superuserPassword}@127.0.0.1:${server.port}/postgres`
    try {
      const restoredTo = await lastReplayedAt(superuserUrl)
      const result = await finish({ superuserUrl, port: server.port, restoredTo, base })
      await stopServer(server.pid)
      // Later restores count the timelines that were used: without these files two would have the same number.
      await keepHistory(fresh, from)
      await rm(cluster, { recursive: true, force: true })
      await rename(fresh, cluster)
      await syncFolder(home)
      return result
    } finally {
      await stopServer(server.pid)
    }
  } finally {
    await wal.stop()
  }
}

/** The home of the cluster and its password are of the lost installation: they are secrets, and never in the folder of the back-ups. */
async function openHome(dataDir: string, user: ServerUser | undefined): ReturnType<typeof openClusterHome> {
  const note = await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => undefined)
  const secrets = await stat(join(dataDir, 'secrets.json')).catch(() => undefined)
  if (note === undefined || secrets === undefined)
    throw new TrialError(
      'cluster-lost',
      `${dataDir} has no ${note === undefined ? 'postgres.json' : 'secrets.json'}: without the secrets of the hub nothing in its database can be read.`,
      'Put secrets.json and postgres.json back from where you keep secrets, then run the command again.',
    )
  const { home } = JSON.parse(note) as { readonly home: string }
  const folder = resolve(dataDir, home)
  if ((await stat(folder).catch(() => undefined)) === undefined) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (user) await chown(folder, user.uid, user.gid)
  }
  return openClusterHome(dataDir, user)
}

async function chooseBase(from: string, to: Date | undefined): Promise<BaseBackup> {
  const bases = await listBases(from)
  const base = bases.findLast(({ endedAt }) => to === undefined || new Date(endedAt) <= to)
  if (base !== undefined) return base
  const [first] = bases
  throw new TrialError(
    'no-base',
    first === undefined ? `${from} holds no base back-up.` : `The oldest base back-up is of ${first.endedAt}.`,
    first === undefined ? 'Name the folder that was BACKUP_DIR with --from.' : 'Give a later moment with --to.',
  )
}

async function refuseOtherVersion(postgres: string, base: BaseBackup): Promise<void> {
  const { stdout } = await promisify(execFile)(postgres, ['--version'])
  const major = Number(/(\d+)(\.|\b)/.exec(stdout)?.[1])
  if (major !== base.postgres)
    throw new TrialError(
      'other-version',
      `The back-up was made by PostgreSQL ${base.postgres}, and this Uitpost has ${major}.`,
      'Restore with the version of Uitpost that made it, then update.',
    )
}

function settingsOf(to: Date | undefined): string[] {
  return [
    `restore_command=${restoreCommand}`,
    'recovery_target_timeline=current',
    'recovery_target_action=promote',
    // As high as of the server that wrote the log, or it refuses to replay it.
    'wal_level=replica',
    'archive_mode=off',
    // No name of a zone is known when the setting is read: an offset is.
    ...(to === undefined ? [] : [`recovery_target_time=${to.toISOString().replace('T', ' ').replace('Z', '+00')}`]),
  ]
}

async function giveTo(folder: string, user: ServerUser | undefined): Promise<void> {
  await chmod(folder, 0o700)
  if (user === undefined) return
  for (const path of await readdir(folder, { recursive: true })) await lchown(join(folder, path), user.uid, user.gid)
  await chown(folder, user.uid, user.gid)
}

async function keepHistory(cluster: string, from: string): Promise<void> {
  for (const name of await readdir(join(cluster, 'pg_wal')))
    if (/^[0-9A-F]{8}\.history$/.test(name)) {
      const to = join(walFolder(from), `${name}.gz`)
      if ((await stat(to).catch(() => undefined)) === undefined)
        await writeSynced(to, gzipSync(await readFile(join(cluster, 'pg_wal', name))))
    }
}

function notEmpty(cluster: string): TrialError {
  return new TrialError(
    'not-empty',
    `There is a database in ${cluster}.`,
    'Stop the hub and move that folder away first: a restore never replaces a database.',
  )
}

function explainBase(error: unknown): never {
  throw new TrialError(
    'base-damaged',
    error instanceof Error ? error.message : String(error),
    'Restore to an earlier moment with --to, from another base back-up.',
    error,
  )
}

function explainReplay(error: unknown): never {
  const text = error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error)
  if (text.includes('recovery ended before configured recovery target was reached'))
    throw new TrialError(
      'target-not-reached',
      'The archived log ends before the moment of --to.',
      'Leave --to out to restore as far as the log goes.',
      error,
    )
  throw error
}
