import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TrialError } from '../trial-error.ts'
import { readProcess } from './read-process.ts'

/** The owner's process id is in the server's command line, where the next start reads it. */
export function ownerMark(pid: number): string {
  return `cluster_name=uitpost-${pid}`
}

/**
 * A server outlives the program that started it when that was killed. Stops such an orphan, removes a pid file of no process, and
 * refuses when the owner is alive.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const text = await readFile(pidFile, 'utf8').catch(() => undefined)
  if (text === undefined) return
  const pid = Number.parseInt(text, 10)
  const running = await readProcess(pid)
  if (!running?.commandLine.includes(cluster)) {
    // Process ids are reused, always the same few in a container: PostgreSQL would mistake another process for a server.
    await rm(pidFile, { force: true })
    return
  }
  if (running.commandLine.includes(`${ownerMark(running.parent)} `)) {
    throw new TrialError(
      'already-running',
      `Uitpost already runs with this data (process ${running.parent}).`,
      'Stop it, or set another DATA_DIR.',
    )
  }
  await stopServer(pid)
}

/** Fast shutdown; immediate after 10 s (the write-ahead log repairs that at the next start). */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, timeoutMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!signalled(pid, signal)) return
    for (let waited = 0; waited < timeoutMs; waited += 20) {
      if ((await readProcess(pid)) === undefined) return
      await sleep(20)
    }
  }
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
