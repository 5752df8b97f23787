import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopOrphan } from '../../../cli/trial/postgres/stop-orphan.ts'

const inMemory = '/dev/shm'
/** The cluster of a whole run takes a sixth of it. A container gives 64 MB by default, which is too little. */
const leastBytes = 3 * 2 ** 30

/**
 * The folder of this run, in memory where 3 GB are free: a run copies and removes 300 databases of 1,100 files each, and
 * a file system on disk takes twice the processor time for that.
 */
export async function makeRunFolder(): Promise<string> {
  await removeLeftBehind()
  const base = (await hasRoom()) ? inMemory : tmpdir()
  return mkdtemp(join(base, `uitpost-test-${process.pid}-`))
}

async function hasRoom(): Promise<boolean> {
  if (freemem() < leastBytes) return false
  try {
    const { bavail, bsize } = await statfs(inMemory)
    return bavail * bsize >= leastBytes
  } catch {
    return false
  }
}

/** A run that was killed leaves its server running, and its files in memory. */
async function removeLeftBehind(): Promise<void> {
  for (const name of await readdir(inMemory).catch(() => [])) {
    const owner = Number(/^uitpost-test-(\d+)-/.exec(name)?.[1] ?? process.pid)
    if (isAlive(owner)) continue
    const folder = join(inMemory, name)
    await stopOrphan(join(folder, 'postgres', 'cluster'))
    await rm(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
