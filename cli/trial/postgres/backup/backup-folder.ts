import { constants } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** What is written beside the files of a base back-up, last: a folder without it is not complete. */
const baseFile = z.strictObject({
  version: z.literal(1),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  postgres: z.int(),
  systemId: z.string(),
  timeline: z.int(),
  firstWal: z.string(),
  lastWal: z.string(),
  bytes: z.int(),
  /** Path, bytes and SHA-256 of each file. */
  files: z.array(z.tuple([z.string(), z.int(), z.string()])),
})
export type BaseFile = z.infer<typeof baseFile>
export interface BaseBackup extends BaseFile {
  readonly folder: string
}

export const walFolder = (backupDir: string): string => join(backupDir, 'wal')
export const baseFolder = (backupDir: string): string => join(backupDir, 'base')
/** Copies of the files of the log (`published-files.ts`). */
export const logFolder = (backupDir: string): string => join(backupDir, 'log')

/** The whole base back-ups of a folder, oldest first. */
export async function listBases(backupDir: string): Promise<BaseBackup[]> {
  const names: string[] = await readdir(baseFolder(backupDir)).catch(() => [])
  const bases: BaseBackup[] = []
  for (const name of names.sort()) {
    const folder = join(baseFolder(backupDir), name)
    const text = await readFile(join(folder, 'backup.json'), 'utf8').catch(() => undefined)
    if (text !== undefined) bases.push({ ...baseFile.parse(JSON.parse(text)), folder })
  }
  return bases
}

export async function writeBaseFile(folder: string, base: BaseFile): Promise<void> {
  await writeSynced(join(folder, 'backup.json'), Buffer.from(`${JSON.stringify(baseFile.parse(base))}\n`))
}

/** Whole or not at all, and durable when the promise resolves. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const aside = `${path}.part`
  await rm(aside, { force: true })
  await writeFile(aside, bytes, { mode: 0o600, flush: true })
  await rename(aside, path)
  await syncFolder(dirname(path))
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The position of a log file, whatever its timeline; undefined for other files (manual, 25.3.1). */
export function walPosition(name: string): string | undefined {
  return /^[0-9A-F]{8}([0-9A-F]{16})(?=$|\.gz$)/.exec(name)?.[1]
}

/**
 * Removes base back-ups that ended before this moment, and log files that no remaining one needs. The newest base always stays.
 * @returns how many base back-ups were removed
 */
export async function pruneBackups(backupDir: string, before: Date): Promise<number> {
  const bases = await listBases(backupDir)
  const newest = bases.at(-1)
  if (newest === undefined) return 0
  // The last base of before that moment is where a restore to the moment begins.
  const start = bases.findLast(({ endedAt }) => new Date(endedAt) <= before) ?? bases[0] ?? newest
  const old = bases.filter(({ endedAt }) => new Date(endedAt) < new Date(start.endedAt))
  for (const { folder } of old) await rm(folder, { recursive: true, force: true })
  const first = walPosition(start.firstWal) ?? ''
  for (const name of await readdir(walFolder(backupDir)).catch(() => [])) {
    const position = walPosition(name)
    if (position !== undefined && position < first) await rm(join(walFolder(backupDir), name), { force: true })
  }
  return old.length
}
