// Builds the clients, starts a hub, and exercises each client against it: the example of its README as it is printed, and a program
// that sends, repeats, follows, lists, downloads and is refused. The program speaks through a proxy that passes the first request
// with each body to the hub and then breaks the connection, so that a letter is sent once only if the client keeps its key.
// Usage: node test/tools/clients/try-clients.mjs [--built] [typescript python java dotnet]; --built: as they were compiled before.
// Needs what test/tools/clients/install installs.
import { execFile, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { recordSignedCalls } from './signed-calls.mjs'

const execute = promisify(execFile)
const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../../..')
const clients = join(root, 'clients')
const all = ['typescript', 'python', 'java', 'dotnet']
const named = process.argv.slice(2).filter((each) => all.includes(each))
const wanted = named.length > 0 ? named : all
const areBuilt = process.argv.includes('--built')
let passed = 0
const failed = []

/** How the example of each README is run, and the program that exercises the client. */
const languages = {
  typescript: {
    fence: 'js',
    example: 'target/example.mjs',
    run: (file) => ['node', file],
    exercise: ['node', join(here, 'exercise.mjs')],
    verify: ['node', join(here, 'verify.mjs')],
  },
  python: {
    fence: 'python',
    example: 'target/example.py',
    run: (file) => ['target/python', '-W', 'ignore', file],
    exercise: ['target/python', '-W', 'ignore', join(here, 'exercise.py')],
    verify: ['target/python', '-W', 'ignore', join(here, 'verify.py')],
  },
  java: {
    fence: 'java',
    example: 'target/example/Example.java',
    run: (file) => ['java', '-cp', classpath(), file],
    exercise: () => ['java', '-cp', `target/exercise:${classpath()}`, 'Exercise'],
    verify: () => ['java', '-cp', `target/exercise:${classpath()}`, 'Verify'],
  },
  dotnet: {
    fence: 'csharp',
    example: 'target/Example.cs',
    run: (file) => [
      'bash', '-c',
      `mcs -langversion:7.2 -out:target/Example.exe -r:target/Uitpost.Client.dll -r:System.Net.Http.dll -r:System.ComponentModel.DataAnnotations.dll ${file} && mono target/Example.exe`,
    ],
    exercise: ['mono', 'target/Exercise.exe'],
    verify: ['mono', 'target/Verify.exe'],
  },
}
const classpath = () => readFileSync(join(clients, 'java/target/run-classpath'), 'utf8')

const built = []
async function build(languages) {
  for (const language of languages)
    if (areBuilt || (await step(`${language}: generated and compiled`, () => execute(join(here, 'build'), [language], { maxBuffer: 1 << 26 }))))
      built.push(language)
}
// The hub starts while the clients are built: that of TypeScript, which no generator makes, beside the others, which share one.
const [hub] = await Promise.all([
  startHub(),
  build(wanted.filter((each) => each === 'typescript')),
  build(wanted.filter((each) => each !== 'typescript')),
])
const callFile = join(mkdtempSync(join(tmpdir(), 'uitpost-calls-')), 'calls.tsv')
try {
  writeFileSync(callFile, await recordSignedCalls(hub))
  for (const language of built) await tryClient(language)
} finally {
  await hub.stop()
  rmSync(join(callFile, '..'), { recursive: true, force: true })
}
for (const each of failed) console.log(`failed: ${each}`)
console.log(`${passed} passed, ${failed.length} failed`)
process.exit(failed.length === 0 ? 0 : 1)

async function tryClient(language) {
  const { fence, example, run, exercise, verify } = languages[language]
  const cwd = join(clients, language)
  const env = { ...process.env, UITPOST_API_KEY: hub.key, UITPOST_URL: hub.url }
  await step(`${language}: the example of its README sends a letter`, async () => {
    const code = readFileSync(join(cwd, 'README.md'), 'utf8').match(new RegExp(`^\`\`\`${fence}\\n([^]*?)^\`\`\``, 'm'))[1]
    mkdirSync(join(cwd, example, '..'), { recursive: true })
    writeFileSync(join(cwd, example), code)
    const [program, ...given] = run(example)
    const { stdout } = await execute(program, given, { cwd, env, timeout: 120_000 })
    if (!/^msg_\w+ (MessageStatus\.)?accepted$/im.test(stdout)) throw new Error(`it printed ${stdout}`)
  })
  const letter = letterWith(`${language}-${randomUUID()}`)
  const proxy = await startBreakingProxy(hub.url)
  await step(`${language}: sends once although connections break, follows, lists, downloads, is refused`, async () => {
    const [program, ...given] = typeof exercise === 'function' ? exercise() : exercise
    const settings = { ...env, UITPOST_URL: proxy.url, UITPOST_LETTER: JSON.stringify(letter) }
    const { stdout } = await execute(program, given, { cwd, env: settings, timeout: 120_000 })
    if (!stdout.includes('exercised')) throw new Error(`it printed ${stdout}`)
    if (proxy.broken() === 0) throw new Error('no connection was broken')
  })
  proxy.close()
  await step(`${language}: checks the signature of posted calls as the public library does`, async () => {
    const [program, ...given] = typeof verify === 'function' ? verify() : verify
    const { stdout } = await execute(program, given, { cwd, env: { ...env, UITPOST_CALLS: callFile }, timeout: 120_000 })
    const lines = readFileSync(callFile, 'utf8').split('\n')
    const wanted = lines.map((line) => line.split('\t')[0]).join('\n')
    if (stdout.trim().replaceAll('\r', '') !== wanted) throw new Error(`it said\n${stdout}\nin place of\n${wanted}`)
    if (!wanted.includes('accepted') || !wanted.includes('refused')) throw new Error('nothing was compared')
  })
}

async function step(name, work) {
  const began = Date.now()
  try {
    await work()
    passed += 1
    console.log(`✓ ${name} (${Math.round((Date.now() - began) / 1000)} s)`)
    return true
  } catch (error) {
    failed.push(name)
    console.log(`✗ ${name}\n${error.message}\n${error.stdout ?? ''}\n${error.stderr ?? ''}`.slice(0, 8000))
    return false
  }
}

/** The letter of the README, with a reference of its own. */
function letterWith(reference) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  return { ...JSON.parse(readme.match(/-d '(\{[^']*\})'/)[1]), reference }
}

async function startHub() {
  const data = mkdtempSync(join(tmpdir(), 'uitpost-clients-'))
  const log = []
  const hub = spawn('node', ['cli/uitpost.mjs', 'start'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [hub.stdout, hub.stderr]) stream.on('data', (chunk) => log.push(chunk))
  const trial = join(data, 'trial.json')
  while (!existsSync(trial)) {
    if (hub.exitCode !== null || hub.signalCode !== null) throw new Error(`the hub ended: ${Buffer.concat(log)}`)
    await wait(200)
  }
  const { url, apiKeys } = JSON.parse(readFileSync(trial, 'utf8'))
  const stop = async () => {
    const ended = new Promise((resolve) => hub.once('exit', resolve))
    hub.kill('SIGINT')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  return { url, key: apiKeys.live, stop }
}

/** Breaks the connection of the first request with each body and key, after the hub has answered it. */
async function startBreakingProxy(target) {
  const seen = new Set()
  let broken = 0
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray())
    const { host: _, ...headers } = request.headers
    const what = createHash('sha256').update(`${request.method} ${request.url} ${headers['idempotency-key']} `).update(body).digest('hex')
    const isFirst = !seen.has(what)
    seen.add(what)
    const passed = httpRequest(new URL(request.url, target), { method: request.method, headers }, async (answer) => {
      const bytes = Buffer.concat(await answer.toArray())
      if (isFirst) {
        broken += 1
        request.socket.destroy()
        return
      }
      response.writeHead(answer.statusCode, answer.headers).end(bytes)
    })
    passed.on('error', () => request.socket.destroy())
    passed.end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${server.address().port}`, broken: () => broken, close }
}
