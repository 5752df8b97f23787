import { readdir } from 'node:fs/promises'
import { type BaseBackup, walFolder, walPosition } from './backup-folder.ts'

/** Log files of 16 MB: the second half of a position counts to this. */
const lastOfLog = 0xff

/** The first log file that the back-ups lack, between the start of a base and the newest archived one; undefined where none is missing. */
export async function missingWal(backupDir: string, base: BaseBackup): Promise<string | undefined> {
  const names = await readdir(walFolder(backupDir)).catch(() => [])
  const prefix = base.firstWal.slice(0, 8)
  const there = new Set(names.flatMap((name) => (name.startsWith(prefix) ? (walPosition(name) ?? []) : [])))
  const last = [...there].sort().at(-1) ?? ''
  const needed = walPosition(base.lastWal) ?? ''
  for (let at = walPosition(base.firstWal) ?? ''; at <= last || at <= needed; at = following(at))
    if (!there.has(at)) return prefix + at
  return undefined
}

function following(position: string): string {
  const [log, segment] = [Number.parseInt(position.slice(0, 8), 16), Number.parseInt(position.slice(8), 16)]
  const next = segment === lastOfLog ? [log + 1, 0] : [log, segment + 1]
  return next.map((part) => (part ?? 0).toString(16).toUpperCase().padStart(8, '0')).join('')
}
