import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { ServerNews } from '../../../cli/trial/postgres/keep-running.ts'
import { readProcess } from '../../../cli/trial/postgres/read-process.ts'
import { type EmbeddedCluster, startPostgres } from '../../../cli/trial/postgres.ts'
import { holdPostgres } from './run-as.ts'

const isRoot = process.getuid?.() === 0
const opened: EmbeddedCluster[] = []
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(inject('runFolder'), 'uitpost-pg-'))
  await chmod(folder, 0o711)
})
afterEach(async () => {
  for (const cluster of opened.splice(0)) await cluster.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Made once: initdb takes a second of processor time, and most tests are about what follows it. */
let made: string
beforeAll(async () => {
  made = await mkdtemp(join(inject('runFolder'), 'uitpost-pg-'))
  await chmod(made, 0o711)
  await (await startPostgres({ dataDir: made, durable: false })).stop()
})
afterAll(() => rm(made, { recursive: true, force: true }))

/** The data folder of a trial that was stopped, with the owners and modes of its files. */
function copyMade(): void {
  execFileSync('cp', ['-a', `${made}/.`, folder])
}

async function start(dataDir = folder, port = 0): Promise<EmbeddedCluster> {
  const cluster = await startPostgres({ dataDir, port, durable: false })
  opened.push(cluster)
  return cluster
}

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

async function gone(pid: number): Promise<void> {
  while (await readProcess(pid)) await sleep(20)
}

describe('the built-in PostgreSQL', () => {
  test('finds its data again at a second start, with the same password', async () => {
    const first = await start()
    await ask(first.superuserUrl, "CREATE TABLE kept AS SELECT 'brief' AS word")
    await first.stop()
    await first.stop()
    expect(await readProcess(first.pid)).toBeUndefined()

    const second = await start()
    expect(await ask(second.superuserUrl, 'SELECT word FROM kept')).toEqual([['brief']])
    expect(new URL(second.superuserUrl).password).toBe(new URL(first.superuserUrl).password)
  })

  test('is UTF-8, asks for a password, and listens on loopback only', async () => {
    copyMade()
    const { superuserUrl } = await start()
    const settings =
      "SELECT current_setting('server_encoding'), current_setting('listen_addresses'), current_setting('unix_socket_directories'), datcollate FROM pg_database WHERE datname = 'postgres'"
    expect(await ask(superuserUrl, settings)).toEqual([['UTF8', '127.0.0.1', '', 'C.UTF-8']])
    const stranger = new URL(superuserUrl)
    stranger.password = 'guessed'
    await expect(ask(stranger.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
    expect((await stat(join(folder, 'postgres.json'))).mode & 0o777).toBe(0o600)
  })

  test('follows its data folder when that is moved', async () => {
    const first = await start(join(folder, 'here'))
    await ask(first.superuserUrl, 'CREATE TABLE kept AS SELECT 1 AS n')
    await first.stop()
    await rename(join(folder, 'here'), join(folder, 'there'))
    const second = await start(join(folder, 'there'))
    expect(await ask(second.superuserUrl, 'SELECT n FROM kept')).toEqual([[1]])
  })

  test('is started again when it is killed, on the same port and with its data, until it is stopped', async () => {
    copyMade()
    const reported: ServerNews[] = []
    const kept = await startPostgres({ dataDir: folder, durable: false, keepRunning: (news) => reported.push(news) })
    opened.push(kept)
    await ask(kept.superuserUrl, "CREATE TABLE kept AS SELECT 'brief' AS word")
    await ask(kept.superuserUrl, 'CHECKPOINT')
    for (const times of [1, 2]) {
      const { pid } = kept
      process.kill(pid, 'SIGKILL')
      await expect.poll(() => reported.length, { timeout: 20_000 }).toBe(times)
      expect(kept.pid).not.toBe(pid)
      expect(await ask(kept.superuserUrl, 'SELECT word FROM kept')).toEqual([['brief']])
    }
    expect(reported).toEqual([{ what: 'restarted' }, { what: 'restarted' }])
    const { pid } = kept
    await kept.stop()
    expect(await readProcess(pid)).toBeUndefined()
    expect(reported).toHaveLength(2)
  })

  test('that cannot be restarted is reported with a sentence', async () => {
    copyMade()
    const reported: ServerNews[] = []
    const kept = await startPostgres({ dataDir: folder, durable: false, keepRunning: (news) => reported.push(news) })
    opened.push(kept)
    await rename(join(folder, 'postgres', 'cluster'), join(folder, 'postgres', 'gone'))
    process.kill(kept.pid, 'SIGKILL')
    await expect.poll(() => reported, { timeout: 20_000 }).toMatchObject([{ what: 'lost' }])
    const [news] = reported
    expect(news?.what === 'lost' && news.error.message).toMatch(/^The trial’s database ended\. /)
  })

  test('refuses a second start while the first one runs', async () => {
    copyMade()
    await start()
    await expect(start()).rejects.toMatchObject({ code: 'already-running' })
  })

  test('reports which port is taken, and leaves nothing behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    await expect(start(folder, port)).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringContaining(String(port)),
    })
    taken.close()
    await once(taken, 'close')
    expect((await start(folder, port)).port).toBe(port)
  })

  test('is stopped and started again after its owner was killed', async () => {
    copyMade()
    const killed = await holdPostgres(folder)
    await ask(killed.superuserUrl, 'CREATE TABLE kept AS SELECT 7 AS n')
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    expect(await readProcess(killed.serverPid)).toBeDefined()

    const next = await start()
    expect(await readProcess(killed.serverPid)).toBeUndefined()
    expect(await ask(next.superuserUrl, 'SELECT n FROM kept')).toEqual([[7]])
  })

  test('clears a pid file whose number belongs to another process', async () => {
    copyMade()
    const first = await start()
    await first.stop()
    const home = join(folder, 'postgres', 'cluster')
    await writeFile(join(home, 'postmaster.pid'), `${process.pid}\n${home}\n0\n5432\n\n127.0.0.1\n`)
    const second = await start()
    expect(await ask(second.superuserUrl, 'SELECT 1')).toEqual([[1]])
  })

  test('stops with a program that ends without stopping it', async () => {
    copyMade()
    const held = await holdPostgres(folder)
    held.child.kill('SIGTERM')
    await once(held.child, 'exit')
    await gone(held.serverPid)
  })

  test('says so when its data was removed', async () => {
    copyMade()
    const first = await start()
    await first.stop()
    await rm(join(folder, 'postgres'), { recursive: true })
    await expect(start()).rejects.toMatchObject({ code: 'cluster-lost', repair: expect.stringContaining(folder) })
  })

  test.each(['in-the-way', 'in-the-way/data'])('says so when it may not write in %s', async (path) => {
    await writeFile(join(folder, 'in-the-way'), '')
    await expect(start(join(folder, path))).rejects.toMatchObject({ code: 'disk-not-writable' })
  })
})

describe.runIf(isRoot)('started by root', () => {
  test('works under a closed home folder, with the data kept outside it and remembered', async () => {
    await chmod(folder, 0o700)
    const dataDir = join(folder, 'clone', '.data')
    const first = await start(dataDir)
    const { home } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')) as { home: string }
    try {
      expect(home.startsWith(folder)).toBe(false)
      expect((await stat(home)).mode & 0o777).toBe(0o700)
      await ask(first.superuserUrl, 'CREATE TABLE kept AS SELECT 3 AS n')
      await first.stop()
      const second = await start(dataDir)
      expect(await ask(second.superuserUrl, 'SELECT n FROM kept')).toEqual([[3]])
      await second.stop()
    } finally {
      await rm(home, { recursive: true, force: true })
    }
  })

  test('works in a data folder of mode 0700', async () => {
    const dataDir = join(folder, 'data')
    await mkdir(dataDir, { mode: 0o700 })
    const { superuserUrl } = await start(dataDir)
    expect(await ask(superuserUrl, 'SELECT 1')).toEqual([[1]])
    expect((await stat(join(dataDir, 'postgres'))).uid).not.toBe(0)
  })

  test('an ordinary user runs it under their own account, in a folder of mode 0700', async () => {
    const uid = 65534
    const dataDir = join(folder, 'data')
    await mkdir(dataDir, { mode: 0o700 })
    await chown(dataDir, uid, uid)
    const held = await holdPostgres(dataDir, { uid })
    expect((await stat(`/proc/${held.serverPid}`)).uid).toBe(uid)
    expect(await ask(held.superuserUrl, 'SELECT 1')).toEqual([[1]])
    held.child.kill('SIGTERM')
    await gone(held.serverPid)
  })

  test('a full disk is reported as full', async () => {
    const disk = join(folder, 'disk')
    await mkdir(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk])
    try {
      await expect(start(join(disk, 'data'))).rejects.toMatchObject({ code: 'disk-full' })
    } finally {
      execFileSync('umount', [disk])
    }
  })

  test('a read-only disk is reported as read-only', async () => {
    const disk = join(folder, 'disk')
    await mkdir(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk])
    try {
      await expect(start(join(disk, 'data'))).rejects.toMatchObject({ code: 'disk-not-writable' })
    } finally {
      execFileSync('umount', [disk])
    }
  })
})
