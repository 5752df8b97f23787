import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { staffEn } from '../../admin-ui/src/texts/en.ts'
import { staffNl } from '../../admin-ui/src/texts/nl.ts'
import { sharedEn } from '../../admin-ui/src/ui/texts/en.ts'
import { sharedNl } from '../../admin-ui/src/ui/texts/nl.ts'
import { packageRoot } from '../../core/package-root.ts'
import { channelNames, deliveryStatuses, documentKinds, eventTypes, messageStatuses } from '../../core/words/message.ts'
import { hubPermissions, permissions } from '../../core/words/permission.ts'
import { messageStatusWords } from '../../core/words/statuses/message-status-words.ts'
import { inboxNl } from '../../inbox-ui/src/texts/nl.ts'
import { findingReasons } from '../../templates/supplied/finding.ts'

async function keysIn(...folders: readonly string[]): Promise<readonly string[]> {
  const keys = new Set<string>()
  for (const folder of folders) {
    for (const name of await readdir(join(packageRoot, folder), { recursive: true })) {
      if (!/\.tsx?$/.test(name) || name.includes('texts')) continue
      const text = await readFile(join(packageRoot, folder, name), 'utf8')
      for (const [, key] of text.matchAll(/\bt\(\s*'([a-zA-Z0-9.-]+)'/g)) if (key !== undefined) keys.add(key)
    }
  }
  return [...keys].sort()
}

const known = (texts: object, key: string): boolean =>
  ['', '_other'].some(
    (ending) =>
      typeof `${key}${ending}`
        .split('.')
        .reduce<unknown>(
          (at, part) => (typeof at === 'object' && at !== null ? at[part as never] : undefined),
          texts,
        ) === 'string',
  )

describe('every text that a screen uses exists', () => {
  test('in the staff app', async () => {
    const texts = { ...sharedNl, ...staffNl }
    expect((await keysIn('admin-ui/src')).filter((key) => !known(texts, key))).toEqual([])
  })
  test('in the inbox', async () => {
    const texts = { ...sharedNl, ...inboxNl }
    expect((await keysIn('inbox-ui/src')).filter((key) => !known(texts, key))).toEqual([])
  })
})

test.each([
  ['nl', { ...sharedNl, ...staffNl }],
  ['en', { ...sharedEn, ...staffEn }],
] as const)('no code of the API stands on a screen: %s has a word for each', (_language, texts) => {
  expect(Object.keys(texts.status.message)).toEqual(expect.arrayContaining([...messageStatuses]))
  expect(Object.keys(texts.status.delivery)).toEqual(expect.arrayContaining([...deliveryStatuses]))
  expect(Object.keys(texts.event)).toEqual(expect.arrayContaining([...eventTypes]))
  expect(Object.keys(texts.channel)).toEqual(expect.arrayContaining([...channelNames]))
  expect(Object.keys(texts.ownPdf.rule)).toEqual(expect.arrayContaining([...findingReasons]))
  expect(Object.keys(texts.keys.permission)).toEqual(
    expect.arrayContaining(
      permissions.filter((each) => !hubPermissions.has(each)).map((each) => each.replace(':', '-')),
    ),
  )
  // A call that the receiver did not spoil needs no repair of the receiver.
  const unrepaired = ['accepted', 'stopped', 'own-failure']
  expect(Object.keys(texts.callbacks.advice)).toEqual(
    Object.keys(texts.callbacks.outcome).filter((each) => !unrepaired.includes(each)),
  )
  expect(Object.keys(texts.document)).toEqual(expect.arrayContaining([...documentKinds]))
})

test('the apps do not overwrite the texts they share', () => {
  expect(Object.keys(sharedNl).filter((name) => name in staffNl || name in inboxNl)).toEqual([])
})

/** The words on screen of the design guide. */
test('the Dutch is plain', () => {
  const words = JSON.stringify([sharedNl, staffNl, inboxNl])
  expect(words).not.toMatch(/gelieve|dient te|indien\b|succesvol|!"|ongeldig/i)
})

/** The spelling of the Dutch Language Union; the names of standards and programs keep their capitals. */
test('the Dutch writes pdf in small letters', () => {
  expect(JSON.stringify([sharedNl, staffNl, inboxNl]).match(/\bPDF\b(?!\/)[^"]*/g)).toBeNull()
})

/** Elsewhere than on paper a letter cannot come back, so the words of a status, which hold for each channel, do not say it. */
test('no status says that a letter can come back', () => {
  expect(JSON.stringify(messageStatusWords)).not.toMatch(/terugkomen|revenir|zurückkommen|come back/)
})
