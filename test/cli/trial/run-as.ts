import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface StartedHolder {
  readonly child: ChildProcess
  readonly pid: number
  readonly superuserUrl: string
  readonly serverPid: number
}

export const holder = fileURLToPath(new URL('./hold-postgres.mjs', import.meta.url))

/** Starts a process of its own that holds a cluster, so that it can be killed with SIGKILL; `uid` needs root. */
export async function holdPostgres(
  dataDir: string,
  { port = 0, uid, file = holder }: { port?: number; uid?: number; file?: string } = {},
): Promise<StartedHolder> {
  const child = spawn(process.execPath, [file, dataDir, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    ...(uid !== undefined && { uid, gid: uid }),
  })
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the holder ended before it had a cluster')))
    createInterface(child.stdout).once('line', (line) => {
      const said: unknown = JSON.parse(line)
      if (typeof said === 'object' && said && 'code' in said) return reject(Object.assign(new Error('refused'), said))
      const { superuserUrl, pid } = said as { superuserUrl: string; pid: number }
      resolve({ child, pid: child.pid ?? 0, superuserUrl, serverPid: pid })
    })
  })
}
