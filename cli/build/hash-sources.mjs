import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root } from './parts.mjs'

/** SHA-256 over names and contents of a part's sources: moving, adding, changing and removing a file all change it. */
export async function hashSources({ sources, endings }) {
  const listed = await Promise.all(sources.map((source) => filesOf(join(root, source))))
  const files = listed
    .flat()
    .filter((file) => endings.test(file))
    .sort((a, b) => (a < b ? -1 : 1))
  const contents = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  for (const [i, file] of files.entries()) {
    hash.update(`${relative(root, file)}\0${contents[i].length}\0`).update(contents[i])
  }
  return hash.digest('hex')
}

async function filesOf(path) {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return []
  if (found.isFile()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
