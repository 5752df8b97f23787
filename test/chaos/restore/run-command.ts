import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { packageRoot } from '../../../core/package-root.ts'
import { runBuilt } from '../server-process.ts'
import type { Stage } from '../stage.ts'

/** The command line in a process of its own, with the settings of the hub. @param options.killAt kills it with -9 when its progress matches */
export async function runCommand(
  { environment }: Pick<Stage, 'environment'>,
  argv: readonly string[],
  { killAt }: { readonly killAt?: RegExp } = {},
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', runBuilt, ...argv], {
    cwd: packageRoot,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes
  })
  child.stderr.on('data', (bytes: Buffer) => {
    err += bytes
    if (killAt?.test(String(bytes)) === true) child.kill('SIGKILL')
  })
  await once(child, 'close')
  return { code: child.exitCode, out, err }
}
