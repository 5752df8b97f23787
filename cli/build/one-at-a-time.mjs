import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dist } from './parts.mjs'

const lock = join(dist, '.building')
/** No build takes this long: whoever holds the lock is gone, and its number has been given to another process. */
const longestMs = 600_000

/**
 * Two processes that start at once do not build the same beside each other, where one would take the modules away from
 * under the other: the second waits, and finds everything built. Without the right to write nobody can be in the way.
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
  for (let told = false; ; told = true) {
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
      if (!told) console.error('Waiting for another process that builds …')
      await pause(200)
    }
  }
}

async function isLeftBehind() {
  try {
    if (Date.now() - (await stat(lock)).mtimeMs > longestMs) return true
    const holder = Number(await readFile(lock, 'utf8'))
    // Between making the file and writing the number it is empty.
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
