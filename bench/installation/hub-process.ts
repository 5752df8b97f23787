import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../core/package-root.ts'

/** `uitpost api` or `uitpost dispatcher`, compiled, as an operator runs it. */
export interface HubProcess {
  readonly pid: number
  /** Sends SIGTERM, and waits until the process has finished its work. */
  stop(): Promise<void>
}

/** `profile`: a folder for a CPU profile, written when the process ends. @throws when it ends at once */
export async function startHubProcess(
  command: 'api' | 'dispatcher',
  environment: Readonly<Record<string, string>>,
  folders: { readonly logs: string; readonly profile?: string | undefined },
): Promise<HubProcess> {
  const profiling = folders.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', folders.profile]
  const child = spawn(process.execPath, [...profiling, join(packageRoot, 'cli/uitpost.mjs'), command], {
    cwd: packageRoot,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(join(folders.logs, `${command}.log`))
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  await started(child, command)
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
      await ended
      clearTimeout(late)
      log.end()
    },
  }
}

/** Waits for the line in its log; its output before a failure goes into the error. */
async function started(child: ChildProcess, command: string): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += text.toString()
      if (!said.includes('"msg":"started"')) return
      child.stdout?.off('data', hear)
      resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', (text: Buffer) => {
      said += text.toString()
    })
    child.once('exit', () => reject(new Error(`uitpost ${command} ended at once:\n${said}`)))
    child.once('error', reject)
  })
}
