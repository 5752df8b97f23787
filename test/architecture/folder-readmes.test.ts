import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'

/** Generated, not written by hand. */
const made = ['node_modules', 'dist', 'coverage']
const entries = await readdir(packageRoot, { withFileTypes: true })
const folders = entries
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !made.includes(entry.name))
  .map(({ name }) => name)
const within = await Promise.all(folders.map((folder) => pathsBelow(join(packageRoot, folder))))
const paths = [...entries.map(({ name }) => name), ...made, ...within.flat()]

async function pathsBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.map((entry) => relative(packageRoot, join(entry.parentPath, entry.name)))
}

test('there are top-level folders', () => expect(folders.length).toBeGreaterThan(10))

test.each(folders)('%s/ has a README of at most 25 lines, which names only what exists', async (folder) => {
  const readme = await readFile(join(packageRoot, folder, 'README.md'), 'utf8')
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(25)
  const named = [...readme.matchAll(/`([\w./-]+(?:\/|\.(?:tsx?|md|mjs|sql|ya?ml|json)))`/g)].map(
    ([, name = '']) => name,
  )
  const gone = named
    .map((name) => name.replace(/\/$/, ''))
    .filter((name) => !paths.some((path) => path === name || path.endsWith(`/${name}`)))
  expect(gone).toEqual([])
})
