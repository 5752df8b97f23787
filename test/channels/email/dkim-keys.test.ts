import { createPublicKey, createSign, createVerify, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { dkimKeyOf } from '../../../channels/email/adapter/dkim-key-file.ts'
import { dkimKeysOf, listDkimKeys, makeDkimKey } from '../../../channels/email/adapter/dkim-keys.ts'
import { createLog } from '../../../core/log.ts'
import { entity } from '../make-parcel.ts'
import { channelTo, unmadeMail } from './mail-parcels.ts'

const folder = await mkdtemp(join(tmpdir(), 'dkim-'))
afterAll(() => rm(folder, { recursive: true }))
const byName = (a = '', b = ''): number => (a < b ? -1 : 1)
let now = 0
const keys = dkimKeysOf({ folder, now: () => now, log: createLog('silent') })
const signersOf = async (domain: string): Promise<string[]> => {
  now += 60_000
  return (await keys(domain)).map((key) => `${key.selector} ${key.domain}`)
}
const selectors = async (): Promise<string[]> =>
  (await signersOf('uitpost.test')).map((each) => each.split(' ')[0] ?? '')

test('a key signs from the moment at which it is renamed, beside the one before it, and the mail verifies', async () => {
  const first = await makeDkimKey(folder, 'uitpost.test', '2026a')
  expect(await selectors()).toEqual([])
  await rename(first.file, first.file.replace('.new', ''))
  expect(await selectors()).toEqual(['2026a'])
  const second = await makeDkimKey(folder, 'uitpost.test', '2027a')
  expect(await selectors()).toEqual(['2026a'])
  await rename(second.file, second.file.replace('.new', ''))
  expect(await selectors()).toEqual(['2026a', '2027a'])

  const channel = channelTo('smtp://127.0.0.1:1', { dkim: keys })
  const mail = Buffer.from((await channel.compose?.(unmadeMail())) ?? []).toString('latin1')
  await channel.close()
  const signatures = [...mail.matchAll(/^DKIM-Signature: [^]*?(?=\r\n\S)/gm)].map(([each]) =>
    each.replaceAll(/\r\n\s+/g, ' '),
  )
  expect(signatures.map((each) => /s=([^;]+);/.exec(each)?.[1]).toSorted(byName)).toEqual(['2026a', '2027a'])
})

test('the record is the public half of the key', async () => {
  const { record, file } = await makeDkimKey(folder, 'other.test', '2026a')
  expect(record.name).toBe('2026a._domainkey.other.test')
  expect(record.strings.every((each) => each.length <= 255)).toBe(true)
  const published = /p=(.*)$/.exec(record.strings.join(''))?.[1] ?? ''
  const key = createPublicKey({ key: Buffer.from(published, 'base64'), format: 'der', type: 'spki' })
  const signature = createSign('RSA-SHA256')
    .update('a')
    .sign(await readFile(file, 'utf8'))
  expect(createVerify('RSA-SHA256').update('a').verify(key, signature)).toBe(true)
})

test('a key is not written over another, and a file that is no key does not stop the others', async () => {
  await expect(makeDkimKey(folder, 'other.test', '2026a')).rejects.toMatchObject({ code: 'EEXIST' })
  await rm(join(folder, 'uitpost.test', '2026a.pem'))
  await writeFile(join(folder, 'uitpost.test', '2028a.pem'), 'no key')
  expect(await selectors()).toEqual(['2027a'])
  await rm(join(folder, 'uitpost.test'), { recursive: true })
  expect(await selectors()).toEqual(['2027a'])
})

test('every sender domain has keys of its own, rotated apart; a domain below it is signed by the nearest above, aligned with From', async () => {
  const made = await makeDkimKey(folder, 'gent.test', '2026a')
  expect(await signersOf('post.gent.test')).toEqual([])
  await rename(made.file, made.file.replace('.new', ''))
  expect(await signersOf('gent.test')).toEqual(['2026a gent.test'])
  expect(await signersOf('post.gent.test')).toEqual(['2026a gent.test'])
  // No domain above another one signs for it by its name alone.
  expect(await signersOf('notgent.test')).toEqual([])
  await makeDkimKey(folder, 'gent.test', '2027a')
  const listed = (await listDkimKeys(folder)).filter(({ domain }) => domain === 'gent.test')
  expect(listed.map(({ selector, state }) => [selector, state])).toEqual([
    ['2026a', 'signs'],
    ['2027a', 'next'],
  ])

  const senders = new Map([[entity, 'dienst@post.gent.test']])
  const channel = channelTo('smtp://127.0.0.1:1', { dkim: keys, senders })
  const mail = Buffer.from((await channel.compose?.(unmadeMail())) ?? []).toString('latin1')
  await channel.close()
  expect(mail).toMatch(/^From: .*<dienst@post\.gent\.test>/m)
  expect(/ d=([^;]+);/.exec(mail)?.[1]).toBe('gent.test')
})

test('the one key of the settings is read again, and a file that is no key leaves the last', async () => {
  const made = (): string =>
    generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const [first, second] = [made(), made()]
  let text = first
  const log = createLog('silent')
  const one = dkimKeyOf({ domain: 'uitpost.test', selector: 'a', pem: first, read: async () => text, log })
  const signer = async (domain: string) =>
    (await one(domain)).map(({ privateKey: key }) =>
      typeof key === 'string' ? key : key.export({ type: 'pkcs8', format: 'pem' }),
    )
  expect(await signer('uitpost.test')).toEqual([first])
  text = second
  expect(await signer('post.uitpost.test')).toEqual([second])
  text = 'no key'
  expect(await signer('uitpost.test')).toEqual([second])
  expect(await signer('other.test')).toEqual([])
})
