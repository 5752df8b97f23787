import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../../core/package-root.ts'
import { callersOf, type FuzzCaller, readTrial } from './callers.ts'

/**
 * `npm run test:fuzz`: Schemathesis asks a hub of its own everything that the OpenAPI document describes, and much that it forbids,
 * as each kind of caller. Ends with 1 when an answer is a 5xx, or is not what the document says.
 *
 *   --seconds N   for all callers together (60); the hub's start comes on top
 *   --examples N  random requests per operation and caller (2)
 *   --seed N      another seed than 1
 *   --caller NAME only this caller: live, test, review, operator, citizen, administrator, operator-at-screen, anonymous
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    examples: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    caller: { type: 'string' },
  },
})

/** What would end the access of the callers themselves, or the hub's work for them. */
const left = '/revoke$|/suspend$|^/auth/|^/docs|/v1/members/|/v1/channels/.*/pause'
/**
 * Everything but `positive_data_acceptance`: a request may be refused by a rule that a schema cannot state, such as check digits, a
 * cursor that the hub issued, or an instant that has passed.
 */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'response_headers_conformance',
  'negative_data_rejection',
  'missing_required_header',
  'unsupported_method',
  'ignored_auth',
]

if (!hasPython()) {
  console.log('fuzz: skipped because python3 with venv is not installed')
  process.exit(0)
}
const home = execFileSync(join(import.meta.dirname, 'install.sh'), { encoding: 'utf8' }).trim()
const folder = mkdtempSync(join(tmpdir(), 'uitpost-fuzz-'))
const hub = spawn(process.execPath, [join(packageRoot, 'cli/uitpost.mjs'), 'start'], {
  env: { ...process.env, PORT: '0', DATA_DIR: folder },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const ended = new Promise<void>((resolve) => hub.once('exit', () => resolve()))
let failed = 0
try {
  const trialFile = join(folder, 'trial.json')
  while (!existsSync(trialFile)) {
    if (hub.exitCode !== null) throw new Error(`The hub ended with ${hub.exitCode}`)
    await wait(250)
  }
  const trial = readTrial(trialFile)
  const callers = (await callersOf(trial)).filter(({ name }) => values.caller === undefined || name === values.caller)
  if (callers.length === 0) throw new Error(`There is no caller ${values.caller}`)
  const seconds = Math.max(5, Math.floor(Number(values.seconds) / callers.length))
  for (const caller of callers) if (!(await fuzz(trial.url, caller, seconds))) failed += 1
  const health = await fetch(`${trial.url}/health/ready`)
  console.log(`the hub is ${health.status === 200 ? 'ready' : `not ready (${health.status})`} afterwards`)
  if (health.status !== 200) failed += 1
} finally {
  hub.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
}
process.exit(failed === 0 ? 0 : 1)

async function fuzz(url: string, { name, headers }: FuzzCaller, seconds: number): Promise<boolean> {
  const log = join(folder, `${name}.txt`)
  const document = join(folder, `${name}.json`)
  writeFileSync(document, JSON.stringify(await documentFor(url, headers)))
  const status = await run(log, [
    'run',
    document,
    ...['--url', url],
    ...Object.entries(headers).flatMap(([header, value]) => ['-H', `${header}: ${value}`]),
    ...['--checks', checks.join(','), '--mode', 'all', '--phases', 'examples,coverage,fuzzing'],
    ...['--exclude-path-regex', left, '--max-examples', values.examples, '--seed', values.seed],
    ...['--max-time', String(seconds), '--request-timeout', '30', '--continue-on-failure', '--no-color'],
    // A pattern with many conditions is no fault of an answer.
    ...['--suppress-health-check', 'all'],
  ])
  const text = readFileSync(log, 'utf8')
  const counts = /Test cases:\s+(.+)/.exec(text)?.[1] ?? 'no cases counted'
  // An operation for which no data can be generated is an error of the document.
  const good = status === 0
  console.log(`${good ? '✓' : '✗'} as ${name}: ${counts}`)
  if (!good) console.log(text.slice(-20_000))
  return good
}

/** For a session without its security schemes: a cookie that the fuzzer changes is overruled by the one of the session. */
async function documentFor(url: string, headers: FuzzCaller['headers']): Promise<unknown> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
    components: { securitySchemes?: unknown }
    paths: Record<string, Record<string, { security?: unknown }>>
  }
  if ('Authorization' in headers) return document
  delete document.components.securitySchemes
  for (const path of Object.values(document.paths)) for (const operation of Object.values(path)) delete operation.security
  return document
}

function run(log: string, args: readonly string[]): Promise<number> {
  const quoted = [join(home, 'bin/st'), ...args]
  const child = spawn('bash', ['-c', 'exec "$@" >"$0" 2>&1', log, ...quoted], { stdio: 'ignore', cwd: folder })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
