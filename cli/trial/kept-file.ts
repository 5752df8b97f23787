import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'

/** A value that is made once and kept in a file that only its owner may read (0600): keys, passwords. */
export async function keptFile(path: string, make: () => string | Promise<string>): Promise<string> {
  const existing = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (existing !== undefined) return existing
  const made = await make()
  await writeWhole(path, made)
  return made
}

/** Writes a file of which every reader sees either the old or the new content, also after a crash. Mode 0600. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const fresh = `${path}.${randomBytes(4).toString('hex')}.part`
  await writeFile(fresh, content, { mode: 0o600, flush: true })
  await rename(fresh, path)
}
