import { TrialError } from './trial-error.ts'
import { readTrialFile } from './trial-file.ts'

const timeoutMs = 2_000

/**
 * A `trial.json` is stale when its address does not answer, or another process than the one it names does: then it may be
 * removed.
 * @throws TrialError `already-running`: two hubs on one data folder would take each other's work
 */
export async function refuseSecondTrial(dataDir: string): Promise<void> {
  const running = await readTrialFile(dataDir).catch(() => undefined)
  if (running === undefined || !isAlive(running.pid) || !(await answers(running.url))) return
  throw new TrialError(
    'already-running',
    `Uitpost already runs with this data (process ${running.pid}, ${running.url}).`,
    'Stop it, or set another DATA_DIR.',
  )
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is alive, and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health/live`, { signal: AbortSignal.timeout(timeoutMs) }).then(
    (answer) => answer.ok,
    () => false,
  )
}
