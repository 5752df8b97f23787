import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dist } from './parts.mjs'

const lock = join(dist, '.building')
/** No build takes this long: after this time the holder of the lock is gone, and its process id was given to another process. */
const longestMs = 600_000

/**
 * Two processes that start at the same time do not build the same in parallel, where one would remove modules that the other
 * uses: the second waits, and finds everything built. Without the right to write no other process can build, so no lock is
 * needed.
 */
export async function oneAtATime(work) {
  const held = await takeLock()
  try {
    return await work()
  } finally {
    if (held) await rm(lock, { force: true })
  }
}

async function takeLock() {
  for (let reported = false; ; reported = true) {
    try {
      await mkdir(dist, { recursive: true })
      const file = await open(lock, 'wx')
      await file.writeFile(`${process.pid}`)
      await file.close()
      return true
    } catch (error) {
      if (error.code !== 'EEXIST') return false
    }
    if (await isLeftBehind()) await rm(lock, { force: true })
    else {
      if (!reported) console.error('Waiting for another process that builds …')
      await pause(200)
    }
  }
}

async function isLeftBehind() {
  try {
    if (Date.now() - (await stat(lock)).mtimeMs > longestMs) return true
    const holder = Number(await readFile(lock, 'utf8'))
    // Between creating the file and writing the process id it is empty.
    return holder > 0 && !isAlive(holder)
  } catch {
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
