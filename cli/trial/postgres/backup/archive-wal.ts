import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { walFolder, writeSynced } from './backup-folder.ts'

/** In the folder of the cluster: an empty file for each log file that is in the back-up. */
const marks = 'uitpost_archived'

/**
 * The server waits at most ten seconds until the hub has copied the file, and asks again later. The copying is ours, since the account of the
 * database may neither read the program nor write to the folder of the back-ups.
 */
export const archiveSettings = [
  'wal_level=replica',
  'archive_mode=on',
  // At most so much is lost with the disk of the database.
  'archive_timeout=60s',
  `archive_command=i=0; until test -f ${marks}/%f; do i=$((i+1)); test $i -lt 100 || exit 1; sleep 0.1; done`,
] as const

const pauseMs = 100

export interface WalArchiver {
  /** Copies what is ready now, then ends: call it after the server has ended. */
  stop(): Promise<void>
}

/** Copies each finished log file, compressed and synced, and marks it for the server afterwards. `failed` is called once for each new failure. */
export function startWalArchiver(
  cluster: string,
  backupDir: string,
  failed: (error: unknown) => void = () => undefined,
): WalArchiver {
  const closing = new AbortController()
  let last = ''
  const round = async (): Promise<void> => {
    try {
      await archiveReady(cluster, backupDir)
      last = ''
    } catch (error) {
      if (String(error) !== last) failed(error)
      last = String(error)
    }
  }
  const loop = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await round()
      await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
    await round()
  }
  const running = loop()
  return {
    stop: async () => {
      closing.abort()
      await running
    },
  }
}

async function archiveReady(cluster: string, backupDir: string): Promise<void> {
  const wal = join(cluster, 'pg_wal')
  const states = await readdir(join(wal, 'archive_status')).catch(() => [])
  const ready = states.flatMap((name) => (name.endsWith('.ready') ? [name.slice(0, -'.ready'.length)] : [])).sort()
  const folder = join(cluster, marks)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const marked = new Set(await readdir(folder))
  for (const name of ready.filter((each) => !marked.has(each))) {
    await archiveFile(join(wal, name), join(walFolder(backupDir), `${name}.gz`))
    await writeFile(join(folder, name), '')
  }
  for (const name of marked) if (!ready.includes(name)) await rm(join(folder, name), { force: true })
}

/** A file that is there is never replaced: another one of the same name is of another server. */
async function archiveFile(from: string, to: string): Promise<void> {
  const bytes = await readFile(from)
  if (await stat(to).catch(() => undefined)) {
    const there = await promisify(gunzip)(await readFile(to))
    if (there.equals(bytes)) return
    throw new Error(`${to} holds the log of another server: give this hub a BACKUP_DIR of its own`)
  }
  await writeSynced(to, await promisify(gzip)(bytes, { level: 1 }))
}
