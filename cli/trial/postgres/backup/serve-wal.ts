import { chown, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ServerUser } from '../server-user.ts'
import { walFolder } from './backup-folder.ts'

/** In the folder of the cluster: what the server asks for, and what it gets. */
const asked = 'uitpost_restore'

/** The server asks for a file and waits at most a minute; without one it takes the log as ended (manual, 19.5.5). */
export const restoreCommand = [
  `: > ${asked}/%f.wanted; i=0`,
  `until test -e ${asked}/%f.done; do i=$((i+1)); test $i -lt 3000 || exit 1; sleep 0.02; done`,
  `rm -f ${asked}/%f.wanted ${asked}/%f.done; mv ${asked}/%f.wal %p`,
].join('; ')

const pauseMs = 20

/** Gives a server in recovery the log files of the back-up, one at a time, until `stop`. */
export async function serveWal(
  cluster: string,
  backupDir: string,
  user: ServerUser | undefined,
): Promise<{ stop(): Promise<void> }> {
  const folder = join(cluster, asked)
  await mkdir(folder, { recursive: true })
  if (user) await chown(folder, user.uid, user.gid)
  const closing = new AbortController()
  const loop = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      const files = new Set(await readdir(folder).catch(() => []))
      for (const file of files)
        if (file.endsWith('.wanted') && !files.has(file.replace(/wanted$/, 'done')))
          await give(folder, backupDir, file.slice(0, -'.wanted'.length), user)
      await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }
  const running = loop()
  return {
    stop: async () => {
      closing.abort()
      await running
    },
  }
}

async function give(folder: string, backupDir: string, name: string, user: ServerUser | undefined): Promise<void> {
  const packed = await readFile(join(walFolder(backupDir), `${name}.gz`)).catch(() => undefined)
  if (packed !== undefined) {
    const path = join(folder, `${name}.wal`)
    // A file that is damaged counts as absent: the server says where the log ends.
    const bytes = await promisify(gunzip)(packed).catch(() => undefined)
    if (bytes !== undefined) {
      await writeFile(`${path}.part`, bytes, { mode: 0o600, flush: true })
      if (user) await chown(`${path}.part`, user.uid, user.gid)
      await rename(`${path}.part`, path)
    }
  }
  await writeFile(join(folder, `${name}.done`), '')
}
