import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDropFolder } from '../../../channels/email/adapter/drop-folder.ts'
import type { RawReceipt } from '../../../channels/port.ts'
import { createLog } from '../../../core/log.ts'

let folder: string
let taken: RawReceipt[]
let isFull: boolean
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'returned-'))
  taken = []
  isFull = false
})
afterEach(() => rm(folder, { recursive: true }))

const read = (ageMs = 60_000): Promise<boolean> =>
  readDropFolder({
    folder,
    log: createLog('silent'),
    now: () => new Date(Date.now() + ageMs),
    take: async (raw) => {
      if (isFull) throw new Error('The disk is full')
      taken.push(raw)
    },
  })
const put = (name: string, content = 'Delivered-To: bounce+x@uitpost.test\r\nSubject: failure\r\n\r\nno such user') =>
  writeFile(join(folder, name), content)

test('flat files and a Maildir are read, each once, and moved when they are stored', async () => {
  await mkdir(join(folder, 'new'))
  await mkdir(join(folder, 'tmp'))
  await put('a.eml')
  await put('new/1700000000.M1.host')
  await put('tmp/1700000001.M1.host')
  await put('notes.txt')
  expect(await read()).toBe(true)
  expect(await read()).toBe(false)
  expect(taken.map(({ source }) => source)).toEqual(['bounce+x@uitpost.test', 'bounce+x@uitpost.test'])
  expect((await readdir(join(folder, 'done'))).toSorted()).toEqual(['1700000000.M1.host', 'a.eml'])
  expect(await readdir(join(folder, 'tmp'))).toHaveLength(1)
})

test('a mail that cannot be stored stays, and is read when storing is possible again', async () => {
  await put('a.eml')
  isFull = true
  expect(await read()).toBe(false)
  expect(await readdir(folder)).toEqual(['a.eml'])
  isFull = false
  expect(await read()).toBe(true)
  expect(taken).toHaveLength(1)
})

test('what is empty or no file goes to quarantine and does not hold the others up; one that is being copied waits', async () => {
  await put('.copying.eml')
  await put('empty.eml', '')
  await symlink('/etc/passwd', join(folder, 'link.eml'))
  await put('z.eml')
  expect(await read()).toBe(true)
  expect((await readdir(join(folder, 'broken'))).toSorted()).toEqual(['empty.eml', 'link.eml'])
  expect(taken).toHaveLength(1)
  expect(await readdir(folder)).toContain('.copying.eml')
})

test('of a report that returns the whole letter, no more is kept than is read', async () => {
  await put('large.eml', 'x'.repeat(1_100_000))
  expect(await read()).toBe(true)
  expect(taken.map(({ bytes }) => bytes.length)).toEqual([1_048_576])
})

test('a file that was written a moment ago may still grow, and waits', async () => {
  await put('a.eml')
  expect(await read(0)).toBe(false)
  expect(taken).toEqual([])
})

test('a folder that does not exist holds no mail', async () => {
  const gone = folder
  folder = join(folder, 'gone')
  expect(await read()).toBe(false)
  folder = gone
})
