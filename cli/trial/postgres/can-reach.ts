import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ServerUser } from './server-user.ts'

const search = 0o1

/** Whether the user may walk to `path` and into it (or run it, when it is a file), by the mode bits of it and its parents. */
export async function canReach(path: string, user: ServerUser | undefined): Promise<boolean> {
  if (!user) return true
  const { mode, uid, gid } = await stat(path)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  if (((mode >> shift) & search) === 0) return false
  const parent = dirname(path)
  return parent === path || canReach(parent, user)
}
