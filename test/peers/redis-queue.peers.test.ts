import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '../../core/log.ts'
import { openQueues } from '../../dispatcher/queue/open-queues.ts'
import { poll } from '../dispatcher/poll.ts'
import { testQueues } from '../dispatcher/queue/queue-contract.ts'

/** A Redis of this file alone. Where the machine has none the suite reports so and is skipped. */
const installed = spawnSync('redis-server', ['--version']).status === 0
const databaseUrl = 'postgres://unused@127.0.0.1:1/unused'
let server: ChildProcess
let folder: string
let port: number

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function startRedis(): Promise<void> {
  server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (bytes: Buffer) => {
      if (bytes.toString().includes('Ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error('Redis did not start')))
  })
}

async function killRedis(): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGKILL')
  await gone
}

describe.skipIf(!installed)('the queue on Redis', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uitpost-redis-'))
    port = await freePort()
    await startRedis()
  })
  afterAll(async () => {
    await killRedis()
    await rm(folder, { recursive: true })
  })
  const settings = () => ({ redisUrl: `redis://127.0.0.1:${port}`, databaseUrl })

  testQueues(async () => settings())

  test('works on after Redis was killed and came back empty', async () => {
    const queues = openQueues(settings(), createLog('silent'))
    try {
      const done: string[] = []
      queues.work('prepare-urgent', 1, async ({ subject }) => void done.push(subject))
      const put = (n: number) =>
        queues.put('prepare-urgent', [
          { name: `late-${n}`, job: { subject: `0193573c-5a40-7c7e-9d2b-00000000000${n}` } },
        ])
      await put(1)
      await poll(
        async () => done.length,
        (count) => count === 1,
      )
      await killRedis()
      await startRedis()
      await put(2)
      await poll(
        async () => done.length,
        (count) => count === 2,
      )
    } finally {
      await queues.close()
    }
  })
})

test.runIf(!installed)('redis-server is not installed here: the queue on Redis was NOT tested', () => {
  expect(installed).toBe(false)
})
