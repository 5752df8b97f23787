import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'

/** A path as the partner names it (absolute, normal), and its place on this disk. */
export interface InsidePath {
  readonly shown: string
  readonly real: string
}

/** A path cannot climb above the root: `..` at the root is the root, as in a chroot. */
export function insidePath(root: string, requested: string): InsidePath {
  const shown = posix.resolve('/', requested.replaceAll('\0', ''))
  return { shown, real: join(root, shown) }
}

/**
 * Whether any element of the path, including the last name, is a link: links are never followed, since they could lead outside.
 */
export async function meetsLink(root: string, { shown }: InsidePath): Promise<boolean> {
  let path = root
  for (const name of shown.split('/').filter(Boolean)) {
    path = join(path, name)
    const found = await lstat(path).catch(() => undefined)
    if (!found) return false
    if (found.isSymbolicLink()) return true
  }
  return false
}
