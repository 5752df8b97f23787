import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../../core/package-root.ts'

/** Builds the server and both apps as they are served, with React in production mode; what an earlier run has built is kept. */
export function buildProgram(): void {
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [join(packageRoot, 'cli/build.mjs')], { stdio: 'inherit', env })
}
