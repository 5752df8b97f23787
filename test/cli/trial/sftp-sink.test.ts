import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import ssh2 from 'ssh2'
import SftpClient from 'ssh2-sftp-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptHostKey, newSshKeys } from '../../../cli/trial/sftp-sink/host-key.ts'
import { insidePath } from '../../../cli/trial/sftp-sink/inside.ts'
import { type SftpSink, startSftpSink } from '../../../cli/trial/sftp-sink.ts'

const key = newSshKeys()
let dataDir: string
let sink: SftpSink
let client: SftpClient

const open = () => startSftpSink({ dataDir, username: 'uitpost', password: 'a b/c', authorizedKey: key.public })

async function connect(more: SftpClient.ConnectOptions = {}): Promise<SftpClient> {
  const { hostname, port, username, password } = new URL(sink.url)
  const made = new SftpClient()
  await made.connect({
    host: hostname,
    port: Number(port),
    username,
    password: decodeURIComponent(password),
    retries: 0,
    ...more,
  })
  // Without this, each packet waits 40 ms for the acknowledgement of the one before.
  ;(made as unknown as { client: ssh2.Client }).client.setNoDelay(true)
  return made
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uitpost-sftp-'))
  sink = await open()
  client = await connect()
})
afterEach(async () => {
  await client.end()
  await sink.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('accepts a file as a print partner does: uploaded as .part, checked, renamed', async () => {
  const letter = randomBytes(3_000_000)
  await client.mkdir('/in/2026', true)
  await client.put(letter, '/in/2026/run-1.zip.part')
  expect((await client.stat('/in/2026/run-1.zip.part')).size).toBe(letter.length)
  await client.rename('/in/2026/run-1.zip.part', '/in/2026/run-1.zip')
  expect((await client.list('/in/2026')).map(({ name, size }) => [name, size])).toEqual([['run-1.zip', letter.length]])
  expect(letter.equals(await readFile(join(sink.dir, 'in/2026/run-1.zip')))).toBe(true)
  expect(letter.equals((await client.get('/in/2026/run-1.zip')) as Buffer)).toBe(true)
  expect((await stat(join(sink.dir, 'in/2026/run-1.zip'))).mode & 0o077).toBe(0)
})

test('lists, appends, overwrites, removes', async () => {
  for (let n = 0; n < 250; n += 1) await writeFile(join(sink.dir, `f${n}`), 'x')
  expect(await client.list('/')).toHaveLength(250)
  await client.append(Buffer.from('yz'), '/f0')
  expect(await readFile(join(sink.dir, 'f0'), 'utf8')).toBe('xyz')
  await client.put(Buffer.from('n'), '/f0')
  expect(await readFile(join(sink.dir, 'f0'), 'utf8')).toBe('n')
  await client.delete('/f0')
  expect(await client.exists('/f0')).toBe(false)
  await client.mkdir('/box')
  await client.rmdir('/box')
  expect(await client.exists('/box')).toBe(false)
})

test('a rename never overwrites', async () => {
  await client.put(Buffer.from('old'), '/there')
  await client.put(Buffer.from('new'), '/here')
  await expect(client.rename('/here', '/there')).rejects.toThrow()
  expect(await readFile(join(sink.dir, 'there'), 'utf8')).toBe('old')
})

test('names reach no higher than the root', async () => {
  await client.put(Buffer.from('x'), '/../../../climbed')
  expect(await readdir(sink.dir)).toEqual(['climbed'])
  expect(await client.realPath('/a/../../b')).toBe('/b')
  await expect(client.get('/../sftp-host-key')).rejects.toThrow(/No such file/)
})

test('no path at all leads outside', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('..', '.', '', '/', '\0', '\\'), fc.string())), (names) => {
      expect(`${insidePath('/root/of/it', names.join('/')).real}/`).toMatch(/^\/root\/of\/it\//)
    }),
  )
})

test('links are not followed, in whatever place', async () => {
  const secret = join(dataDir, 'secret')
  await mkdir(secret)
  await writeFile(join(secret, 'file'), 'secret')
  await symlink(join(secret, 'file'), join(sink.dir, 'link'))
  await symlink(secret, join(sink.dir, 'folder'))
  for (const path of ['/link', '/folder/file']) {
    await expect(client.get(path)).rejects.toThrow(/Permission denied/)
    await expect(client.put(Buffer.from('x'), path)).rejects.toThrow(/Permission denied/)
  }
  await expect(client.list('/folder')).rejects.toThrow(/Permission denied/)
  // A client that reads only plain files knows them by their kind.
  const kinds = (await client.list('/')).map(({ name, type }) => `${name} ${type}`)
  expect(kinds).toEqual(expect.arrayContaining(['link l', 'folder l']))
  expect(await readFile(join(secret, 'file'), 'utf8')).toBe('secret')
})

test('opens for its key and its password, and for no other', async () => {
  const byKey = await connect({ privateKey: key.private, password: 'wrong' })
  await byKey.end()
  await expect(connect({ password: 'wrong' })).rejects.toThrow(/authentication/)
  await expect(connect({ username: 'root' })).rejects.toThrow(/authentication/)
  const stranger = newSshKeys().private
  await expect(connect({ password: 'wrong', privateKey: stranger })).rejects.toThrow(/authentication/)
})

test('shows the host key whose fingerprint it reports, also after a restart', async () => {
  const before = sink.hostKeyFingerprint
  await client.end()
  await sink.stop()
  sink = await open()
  let seen = ''
  client = await connect({
    hostVerifier: (offered: Buffer) => {
      seen = `SHA256:${createHash('sha256').update(offered).digest('base64').replace(/=+$/, '')}`
      return true
    },
  })
  expect([sink.hostKeyFingerprint, seen]).toEqual([before, before])
})

test('a key that ssh2 cannot read is made again, and one that an earlier start kept is replaced', async () => {
  const unreadable = key.private.replace(/.{40}\n-----END/, '\n-----END')
  expect(ssh2.utils.parseKey(unreadable)).toBeInstanceOf(Error)
  const made = [{ ...key, private: unreadable }, { ...key, public: 'ssh-ed25519 AAAA' }, key]
  expect(newSshKeys(() => made.shift() ?? key)).toBe(key)
  expect(made).toEqual([])
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-host-key-'))
  await writeFile(join(folder, 'sftp-host-key'), unreadable)
  const replaced = await keptHostKey(folder)
  expect(ssh2.utils.parseKey(replaced)).not.toBeInstanceOf(Error)
  expect(await keptHostKey(folder)).toBe(replaced)
  await rm(folder, { recursive: true })
})
