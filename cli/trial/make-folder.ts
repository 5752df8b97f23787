import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { explainDisk } from './trial-error.ts'

/**
 * Makes a folder and its parents, closed to others. Node's own recursive mkdir hides the reason: it answers ENOENT for a
 * read-only disk, and does not return at all from /proc.
 * @throws TrialError `disk-full` or `disk-not-writable`
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeEach(folder)
  } catch (error) {
    throw explainDisk(error, folder)
  }
}

async function makeEach(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined))?.isDirectory()) return
  if (dirname(folder) !== folder) await makeEach(dirname(folder))
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // A file has this name, or the file system takes no folders.
    if (code === 'EEXIST' || code === 'ENOENT')
      throw Object.assign(new Error(`no folder: ${folder}`), { code: 'EACCES' })
    throw error
  })
}
