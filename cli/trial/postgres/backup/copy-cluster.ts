import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { BaseFile } from './backup-folder.ts'

/** Folders of which the server needs the folder and not what is in it (manual, 25.3.4.3), and ours. */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'uitpost_archived',
  'uitpost_restore',
])
const left =
  /^(postmaster\.(pid|opts)|backup_label|recovery\.signal|standby\.signal)$|(^|\/)(pgsql_tmp[^/]*|pg_internal\.init)(\/|$)/
/** Read last, as `pg_basebackup` does. */
const control = 'global/pg_control'

/** Copies the files of a running cluster. What changes during the copy is repaired by the log. @returns what was copied */
export async function copyRunningCluster(cluster: string, to: string): Promise<BaseFile['files']> {
  const copied: BaseFile['files'] = []
  const paths = await pathsOf(cluster, to)
  for (const path of [...paths.filter((each) => each !== control), control]) {
    const facts = await copyFile(join(cluster, path), join(to, path))
    if (facts !== undefined) copied.push([path, facts.bytes, facts.sha256])
  }
  await syncFiles(to, copied)
  return copied
}

/** Copies a base back-up to a new cluster. @throws Error when a file is missing or not what it was */
export async function copyBase(from: string, files: BaseFile['files'], to: string): Promise<void> {
  await pathsOf(from, to)
  await severalAtOnce(files, filesAtOnce, async ([path, bytes, sha256]) => {
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 })
    const facts = await copyFile(join(from, path), join(to, path))
    if (facts?.bytes !== bytes || facts.sha256 !== sha256)
      throw new Error(
        `The base back-up is damaged: ${path} is ${facts === undefined ? 'missing' : 'not what was copied'}`,
      )
  })
  await syncFiles(to, files)
}

/** Makes the folders in the copy. @returns the paths of the files */
async function pathsOf(from: string, to: string): Promise<string[]> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const files: string[] = []
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const path = relative(from, join(entry.parentPath, entry.name))
    const [top = ''] = path.split('/')
    if (left.test(path)) continue
    if (entry.isDirectory()) {
      if (!emptied.has(top) || path === top) await mkdir(join(to, path), { recursive: true, mode: 0o700 })
    } else if (entry.isFile() && !emptied.has(top)) files.push(path)
  }
  return files
}

/** A second pass: most of a thousand small files are on disk by then, and many wait for one write. */
async function syncFiles(folder: string, files: BaseFile['files']): Promise<void> {
  await severalAtOnce(files, 32, async ([path]) => {
    const file = await open(join(folder, path), 'r')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  })
}

/** A thousand small files, most of whose time is waiting. */
const filesAtOnce = 8

async function severalAtOnce<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items].reverse()
  const next = async (): Promise<void> => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}

async function copyFile(from: string, to: string): Promise<{ bytes: number; sha256: string } | undefined> {
  const hash = createHash('sha256')
  let bytes = 0
  const target = await open(to, 'w', 0o600)
  try {
    for await (const part of createReadStream(from, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      hash.update(part)
      bytes += part.length
      await target.write(part)
    }
    return { bytes, sha256: hash.digest('hex') }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  } finally {
    await target.close()
  }
}
