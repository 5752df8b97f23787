import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../../core/package-root.ts'
import type { Stage } from '../stage.ts'

const runBuilt = `
  const { runProgram } = await import(${JSON.stringify(pathToFileURL(join(packageRoot, 'dist/server/cli/program.js')).href)})
  process.exitCode = await runProgram(process.argv.slice(1))`

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
