import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTrialFile } from '../../cli/trial/trial-file.ts'
import { readHistory } from '../../seeds/read-history.ts'
import { runCommand } from '../support/hub/run-command.ts'
import { startUitpost, whenReady } from '../support/hub/run-uitpost.ts'

/** Long enough for a machine that builds and makes a database beside other work. */
const timeoutMs = 300_000

const home = await mkdtemp(join(tmpdir(), 'uitpost-start-'))
const dataDir = join(home, 'data')
await mkdir(dataDir, { mode: 0o700 })
const settings = { PORT: '0', DATA_DIR: dataDir }
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

test('the life of a trial: start, a second beside it, kill -9, start again, SIGTERM', {
  timeout: timeoutMs,
}, async () => {
  const first = startUitpost(['start'], settings)
  const reported = await whenReady(first, dataDir)
  expect((await stat(join(dataDir, 'trial.json'))).mode & 0o777).toBe(0o600)
  expect((await fetch(`${reported.url}/health/ready`)).status).toBe(200)

  const beside = startUitpost(['start'], settings)
  expect(await beside.ended).toBe(1)
  expect(beside.output()).toMatch(/Uitpost already runs with this data \(process \d+/)
  expect(await readTrialFile(dataDir)).toEqual(reported)

  first.child.kill('SIGKILL')
  expect(await first.ended).toBe('SIGKILL')

  const second = startUitpost(['start'], settings)
  const again = await whenReady(second, dataDir)
  expect(again.apiKeys).toEqual(reported.apiKeys)
  expect(again.operatorKey).toBe(reported.operatorKey)
  expect(again.staff).toEqual(reported.staff)
  const ask = await fetch(`${again.url}/v1/messages`, { headers: { Authorization: `Bearer ${reported.apiKeys.live}` } })
  expect(ask.status).toBe(200)
  // The file comes first, the words after it.
  while (!second.output().includes('curl -X POST')) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(second.output()).toContain(`Authorization: Bearer ${reported.apiKeys.live}`)

  // The first start was killed while it seeded; this one continued, and no letter is there twice.
  await untilThere(join(dataDir, 'history-planted'))
  const letters = async (): Promise<{ status: string; reference: string }[]> => {
    const pages = again.entities.map(({ apiKeys }) =>
      fetch(`${again.url}/v1/messages?limit=200`, { headers: { Authorization: `Bearer ${apiKeys.live}` } }),
    )
    const read = pages.map(async (page) => ((await (await page).json()) as { items: typeof items }).items)
    return (await Promise.all(read)).flat()
  }
  const items = await letters()
  expect(items.map(({ reference }) => reference).sort()).toEqual(
    (await readHistory()).map(({ reference }) => reference).sort(),
  )
  const kinds = ['delivered', 'read', 'scheduled', 'held', 'cancelled', 'sent', 'undeliverable', 'failed']
  const missing = async (): Promise<string[]> => {
    const there = (await letters()).map(({ status }) => status)
    return kinds.filter((kind) => !there.includes(kind))
  }
  await expect.poll(missing, { timeout: 60_000, interval: 200 }).toEqual([])

  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(await readTrialFile(dataDir)).toBeUndefined()
  await expect(fetch(`${again.url}/health/live`)).rejects.toThrow()
})

async function untilThere(path: string): Promise<void> {
  while ((await stat(path).catch(() => undefined)) === undefined)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

test('a taken port is reported, with what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const { code, err } = await runCommand(['start'], { ...settings, PORT: port })
  taken.close()
  expect([code, err]).toEqual([
    1,
    expect.stringContaining(`Port ${port} is in use by another program.\nStop that program, or set another PORT`),
  ])
  expect(err).not.toMatch(/^\s+at /m)
})

test('a data folder that cannot be written is reported, with what to do', async () => {
  // A file in the way stops root as well, whom no mode stops.
  const file = join(home, 'file')
  await writeFile(file, '')
  await chmod(file, 0o400)
  const { code, err } = await runCommand(['start'], { PORT: '0', DATA_DIR: join(file, 'data') })
  expect(code).toBe(1)
  expect(err).toMatch(/Uitpost may not write in .*\nGive this user the right to write there, or set DATA_DIR/)
})
