import { createPrivateKey } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTrialSecrets } from '../../../cli/trial/trial-secrets.ts'
import { readSettings } from '../../../core/config.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uitpost-secrets-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('opening it again gives the same secrets, another folder gives others', async () => {
  const all = async (folder: string) => {
    const { secretFor, passwordFor, ...secrets } = await openTrialSecrets(folder)
    return { ...secrets, key: secretFor('api-key:OVO000001:live'), password: passwordFor('jan') }
  }
  const first = await all(dataDir)
  expect(await all(dataDir)).toEqual(first)
  const other = await all(join(dataDir, 'other'))
  expect(
    Object.entries(other).filter(
      ([name, value]) => JSON.stringify(value) === JSON.stringify(first[name as keyof typeof first]),
    ),
  ).toEqual([])
})

test('each name has a secret of its own', async () => {
  const { secretFor, passwordFor } = await openTrialSecrets(dataDir)
  expect(secretFor('a')).not.toBe(secretFor('b'))
  expect(Buffer.from(secretFor('a'), 'base64url')).toHaveLength(32)
  expect(passwordFor('jan')).toMatch(/^([0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}$/)
  expect(passwordFor('jan')).not.toBe(passwordFor('els'))
})

test('they are settings that a start accepts', async () => {
  const { encryptionKeys, signingKey, sessionSecret } = await openTrialSecrets(dataDir)
  const read = readSettings({ ENCRYPTION_KEYS: encryptionKeys, SIGNING_KEY: signingKey, SESSION_SECRET: sessionSecret })
  expect(read.ENCRYPTION_KEYS?.keys.map(({ id }) => id)).toEqual([1])
  expect(createPrivateKey(signingKey).asymmetricKeyType).toBe('ed25519')
})

test('is one file, for its owner only', async () => {
  await openTrialSecrets(dataDir)
  expect(await readdir(dataDir)).toEqual(['secrets.json'])
  expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
})
