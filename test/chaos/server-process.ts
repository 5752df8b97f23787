import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../core/package-root.ts'

/** One process of the hub as an operator runs it: `uitpost api` or `uitpost dispatcher`. It is restarted when it is killed. */
export interface ServerProcess {
  readonly name: string
  /** Kills with -9 and restarts; resolves when the process works again, so that the next trouble hits a running process. */
  kill(): Promise<void>
  /** Kills with -9, and nothing restarts it until `up`. */
  down(): Promise<void>
  up(): Promise<void>
  /** Suspends it (SIGSTOP), and resumes it after the given time. */
  freeze(milliseconds: number): Promise<void>
  stop(): Promise<void>
}

/**
 * The program as it was built when the run began: a restart is a restart and no build, and sources that are edited in the
 * meantime change nothing of the run.
 */
export const runBuilt = `
  const { runProgram } = await import(${JSON.stringify(pathToFileURL(join(packageRoot, 'dist/program/program.js')).href)})
  process.exitCode = await runProgram(process.argv.slice(1))`

export function startProcess(
  name: string,
  command: 'api' | 'dispatcher',
  environment: Readonly<Record<string, string>>,
  logs: string,
): ServerProcess {
  const log = createWriteStream(join(logs, `${name}.log`), { flags: 'a' })
  let running: ChildProcess | undefined
  let wanted = true
  const start = (): void => {
    // A process group of its own, so that a kill reaches every process it started.
    const child = spawn(process.execPath, ['--input-type=module', '--eval', runBuilt, command], {
      cwd: packageRoot,
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    child.stdout.pipe(log, { end: false })
    child.stdout.on('data', (bytes: Buffer) => {
      if (bytes.includes('"msg":"started"')) child.emit('started')
    })
    child.stderr.pipe(log, { end: false })
    child.once('exit', () => {
      // An operator's supervisor restarts a process that ended by itself (its database was away).
      if (running === child && wanted) setTimeout(start, 250)
    })
    running = child
  }
  const signal = (child: ChildProcess | undefined, which: NodeJS.Signals): void => {
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    try {
      process.kill(-child.pid, which)
    } catch {
      // It has ended already.
    }
  }
  const ended = (child: ChildProcess | undefined): Promise<void> =>
    new Promise((resolve) => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) resolve()
      else child.once('exit', () => resolve())
    })
  const hasStarted = (child: ChildProcess | undefined): Promise<void> =>
    new Promise((resolve) => {
      // A process that ends at once is restarted by its supervisor: nothing waits for it.
      for (const event of ['started', 'exit']) child?.once(event, () => resolve())
    })
  start()
  return {
    name,
    kill: async () => {
      const child = running
      running = undefined
      const gone = ended(child)
      signal(child, 'SIGKILL')
      await gone
      start()
      await hasStarted(running)
    },
    down: async () => {
      const child = running
      running = undefined
      const gone = ended(child)
      signal(child, 'SIGKILL')
      await gone
    },
    up: async () => {
      start()
      await hasStarted(running)
    },
    freeze: async (milliseconds) => {
      const child = running
      signal(child, 'SIGSTOP')
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      signal(child, 'SIGCONT')
    },
    stop: async () => {
      wanted = false
      const child = running
      const gone = ended(child)
      signal(child, 'SIGTERM')
      const late = setTimeout(() => signal(child, 'SIGKILL'), 20_000)
      await gone
      clearTimeout(late)
      log.end()
    },
  }
}
