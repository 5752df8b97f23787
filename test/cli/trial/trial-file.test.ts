import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTrialFile, removeTrialFile, type TrialFile, writeTrialFile } from '../../../cli/trial/trial-file.ts'

const url = 'http://127.0.0.1:8080'
const apiKeys = { live: 'uitpost_live_a', test: 'uitpost_test_a', review: 'uitpost_live_b' }
const trial: TrialFile = {
  url,
  docsUrl: `${url}/docs`,
  adminUrl: `${url}/admin`,
  inboxUrl: `${url}/inbox`,
  checkUrl: `${url}/check`,
  mailUrl: url,
  mailJsonUrl: `${url}/mails.json`,
  printPartnerDir: '/tmp/print-partner',
  databaseUrl: 'postgres://a',
  databaseUrlHub: 'postgres://b',
  databaseUrlOwner: 'postgres://c',
  operatorKey: 'uitpost_live_o',
  pid: 1,
  startedAt: '2026-11-24T08:00:00Z',
  entities: [{ code: 'OVO000001', name: 'Agentschap', apiKeys, templates: ['a'] }],
  entity: 'OVO000001',
  apiKeys,
  templates: ['a'],
  staff: [{ name: 'An', username: 'an', roles: ['officer'], password: 'x' }],
  citizens: [{ name: 'Jan', insz: '53480200724', username: 'jan', password: 'y' }],
  enterprises: [{ name: 'Bakkerij X', enterpriseNumber: '0206731645' }],
}

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uitpost-trial-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('is written whole, for the owner only, and read back', async () => {
  const path = await writeTrialFile(dataDir, trial)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(dataDir)).toEqual(['trial.json'])
  expect(await readTrialFile(dataDir)).toEqual(trial)
})

test('is absent before a start and after the end', async () => {
  expect(await readTrialFile(dataDir)).toBeUndefined()
  await writeTrialFile(dataDir, trial)
  await removeTrialFile(dataDir)
  await removeTrialFile(dataDir)
  expect(await readTrialFile(dataDir)).toBeUndefined()
})

test('a file of another program is refused', async () => {
  await writeFile(join(dataDir, 'trial.json'), '{"url":"nowhere"}')
  await expect(readTrialFile(dataDir)).rejects.toThrow()
})
