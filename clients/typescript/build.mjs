// Generates, checks and compiles the client into dist/: ES modules and their types.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
rmSync(`${here}dist`, { recursive: true, force: true })
execFileSync(process.execPath, ['generate.mjs'], { cwd: here, stdio: 'inherit' })
execFileSync(process.execPath, [tsc, '-p', '.'], { cwd: here, stdio: 'inherit' })
