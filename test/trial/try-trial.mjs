// Does what the README promises a newcomer: a fresh clone, `npm ci && npm start`, a first letter, a kill -9, a second start,
// Ctrl-C. As the current user, and (when that is root) at the same time as an ordinary user whose home folder is closed to all
// others: the two share nothing, and much of each is waiting. Usage: node test/trial/try-trial.mjs [--as root|ordinary] [--installed]
// --installed: root gets a copy of the packages that are installed here, for a run that has begun with `npm ci` as root.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const source = join(dirname(fileURLToPath(import.meta.url)), '../..')
const isRoot = process.getuid?.() === 0
const wanted = process.argv.includes('--as') ? process.argv[process.argv.indexOf('--as') + 1] : undefined
/** Milliseconds that each wait may last: only a hub that hangs is stopped by it, not one on a machine that is busy with other tests. */
const longest = 240_000
let failures = 0

const users = (isRoot ? ['root', 'ordinary'] : ['ordinary']).filter((who) => wanted === undefined || wanted === who)
await Promise.all(
  users.map((who) =>
    tryAs(who).catch((error) => {
      failures += 1
      console.error(`As ${who}:`, error)
    }),
  ),
)
process.exit(failures === 0 ? 0 : 1)

async function tryAs(who) {
  const user = isRoot && who === 'ordinary' ? ordinaryUser() : undefined
  const home = mkdtempSync(join(tmpdir(), 'uitpost-home-'))
  if (user) chownSync(home, user.uid, user.gid)
  chmodSync(home, 0o700)
  const clone = join(home, 'uitpost')
  const options = { cwd: home, env: environment(home), ...user }
  // Hubs that run; none may outlive a failed try.
  const running = new Set()
  const told = (what) => console.log(`  ✓ as ${who}: ${what}`)
  try {
    await execute(
      'git',
      [
        '-c',
        `safe.directory=${source}`,
        '-c',
        `safe.directory=${join(source, '.git')}`,
        'clone',
        '-q',
        '--no-hardlinks',
        `file://${source}`,
        clone,
      ],
      {
        cwd: home,
        env: options.env,
      },
    )
    if (user) await execute('chown', ['-R', `${user.uid}:${user.gid}`, clone])
    const began = Date.now()
    if (who === 'root' && process.argv.includes('--installed')) {
      await execute('cp', ['-a', join(source, 'node_modules'), clone])
      told(`packages copied in ${seconds(began)} s`)
    } else {
      await execute('npm', ['ci', '--silent'], { ...options, cwd: clone })
      told(`npm ci in ${seconds(began)} s`)
    }
    await tryHub(clone, { ...options, cwd: clone, running }, told)
  } finally {
    for (const child of running) child.kill('SIGTERM')
    await Promise.all([...running].map((child) => Promise.race([child.done, wait(20_000)])))
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 })
  }
}

async function tryHub(clone, options, told) {
  const trialFile = join(clone, '.data/trial.json')
  let began = Date.now()
  const first = start(options)
  const trial = await readyTrial(trialFile, first)
  told(`first start, with build, in ${seconds(began)} s`)
  expect((statSync(trialFile).mode & 0o777) === 0o600, 'trial.json is readable by its owner only')

  const id = await post(trial, 'first')
  const message = await until(
    () => get(trial, id),
    (m) => ['delivered', 'read'].includes(m.status),
  )
  const letter = message.documents.find((each) => each.kind === 'letter')
  const bytes = await fetch(`${trial.url}/v1/messages/${id}/documents/${letter.id}`, { headers: bearer(trial) })
  const sha256 = createHash('sha256')
    .update(Buffer.from(await bytes.arrayBuffer()))
    .digest('hex')
  expect(sha256 === letter.sha256, 'the letter has the SHA-256 that the hub tells')
  told(`a letter is ${message.status}: ${letter.pages} page, ${letter.size} bytes`)

  const pending = await post(trial, 'second')
  first.kill('SIGKILL')
  await ended(first)
  told('killed with -9')

  began = Date.now()
  const second = start(options)
  const again = await readyTrial(trialFile, second, trial)
  told(`second start in ${seconds(began)} s`)
  expect(again.apiKeys.live === trial.apiKeys.live, 'the keys are the same')
  await until(
    () => get(again, pending),
    (m) => ['delivered', 'read'].includes(m.status),
  )
  told('the letter accepted before the kill arrived')
  expect((await get(again, id)).status !== undefined, 'the first letter is still there')

  second.kill('SIGINT')
  expect((await ended(second)) === 0, 'Ctrl-C ends it with exit code 0')
  expect(!existsSync(trialFile), 'trial.json is gone')
  told('closed cleanly')
}

function start({ running, ...options }) {
  const child = spawn('npm', ['start'], {
    ...options,
    env: { ...options.env, PORT: '0' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (child.output += text))
  const npm = child.kill.bind(child)
  const { pid } = child
  if (pid === undefined) throw new Error('npm could not be started')
  // npm is between us and the hub: signal the whole group, as a terminal does.
  child.kill = (signal) => {
    try {
      return process.kill(-pid, signal)
    } catch {
      return npm(signal)
    }
  }
  child.done = new Promise((resolve) =>
    child.on('exit', (code, signal) => {
      running.delete(child)
      resolve(code ?? signal)
    }),
  )
  return child
}

function ended(child) {
  return Promise.race([child.done, wait(longest).then(() => fail(`it does not end:\n${child.output}`))])
}

/** The file of the hub that this child started; `stale` is that of the hub before it, which the child deletes at any moment. */
async function readyTrial(file, child, stale) {
  const until = Date.now() + longest
  while (Date.now() < until) {
    const trial = readTrial(file)
    if (trial !== undefined && trial.startedAt !== stale?.startedAt && (await isReady(trial))) return trial
    if (child.exitCode !== null) fail(`it ended:\n${child.output}`)
    await wait(100)
  }
  fail(`it is not ready:\n${child.output}`)
}

function readTrial(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

async function isReady(trial) {
  return fetch(`${trial.url}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
}

async function post(trial, key) {
  const template = trial.templates[0]
  const { samples } = await ok(fetch(`${trial.url}/v1/templates/${template}`, { headers: bearer(trial) }))
  const [citizen] = trial.citizens
  const answer = await ok(
    fetch(`${trial.url}/v1/messages`, {
      method: 'POST',
      headers: { ...bearer(trial), 'Content-Type': 'application/json', 'Idempotency-Key': `try-${key}` },
      body: JSON.stringify({
        template: { key: template },
        recipient: { type: 'citizen', insz: citizen.insz, name: citizen.name },
        data: samples[0].data,
        reference: `TRY-${key}`,
      }),
    }),
  )
  return answer.id
}

function get(trial, id) {
  return ok(fetch(`${trial.url}/v1/messages/${id}`, { headers: bearer(trial) }))
}
function bearer(trial) {
  return { Authorization: `Bearer ${trial.apiKeys.live}` }
}

async function ok(answering) {
  const answer = await answering
  if (!answer.ok) fail(`${answer.status} ${await answer.text()}`)
  return answer.json()
}

async function until(ask, isRight) {
  const end = Date.now() + longest
  let last
  do {
    last = await ask()
    if (isRight(last)) return last
    await wait(100)
  } while (Date.now() < end)
  fail(`never came true: ${JSON.stringify(last)}`)
}

/** An account that nothing else uses; its home folder is the closed one that we make. */
function ordinaryUser() {
  const name = 'uitpost-try'
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/sh', name], { stdio: 'ignore' })
  } catch {
    // It exists from an earlier run.
  }
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name])))
  return { uid, gid }
}

/** None of our settings reach the clone but what npm itself needs to find its registry. */
function environment(home) {
  const kept = Object.entries(process.env).filter(([name]) =>
    /^(PATH|LANG|LC_ALL|TERM|npm_config_registry|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS)$/i.test(name),
  )
  return { ...Object.fromEntries(kept), HOME: home, npm_config_cache: join(home, '.npm') }
}

function expect(right, what) {
  if (!right) fail(`not true: ${what}`)
}
function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1)
}
function fail(why) {
  throw new Error(why)
}
