import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings, SettingsRefused, settings } from '../../core/config.ts'
import { packageRoot } from '../../core/package-root.ts'
import { openSecret, secretNames } from '../../core/secret-files.ts'

const documented = await readFile(join(packageRoot, '.env.example'), 'utf8')
const names = new Set(Object.keys(settings.unwrap().shape))

test('every setting is documented in .env.example, and nothing else is', () => {
  const reported = [...documented.matchAll(/^(?:# )?([A-Z0-9_]+)=/gm)].map((match) => match[1])
  expect(new Set(reported)).toEqual(names)
})

test('.env.example shows the actual defaults', () => {
  const reported = Object.fromEntries(
    [...documented.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]),
  )
  const defaults = Object.entries(readSettings({})).filter(
    ([name, value]) => value !== undefined && name !== 'secretFiles',
  )
  expect(reported).toEqual(
    Object.fromEntries(defaults.map(([name, value]) => [name, `${value as string | number | boolean}`])),
  )
})

test('all faults of the settings are reported at once, each with what was expected', () => {
  const reading = () =>
    readSettings({ PORT: '99999', REDIS_URL: 'http://wrong', ENCRYPTION_KEYS: 'short', LOG_LEVEL: 'loud' })
  expect(reading).toThrow(SettingsRefused)
  expect(reading).toThrow(/4 settings are not right[^]*PORT[^]*REDIS_URL[^]*redis:\/\/[^]*ENCRYPTION_KEYS[^]*LOG_LEVEL/)
})

test('a secret can be read from a file, but not given twice; a new content is used without a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-secret-'))
  const file = join(folder, 'token')
  await writeFile(file, 'a token of the old year\n')
  const { METRICS_TOKEN: read, secretFiles } = readSettings({ METRICS_TOKEN_FILE: file })
  expect([read, secretFiles]).toEqual(['a token of the old year', { METRICS_TOKEN: file }])
  const secret = openSecret(secretFiles.METRICS_TOKEN, read ?? '')
  await writeFile(file, 'a token of the new year')
  expect(await secret()).toBe('a token of the new year')
  await rm(folder, { recursive: true })
  expect(await secret()).toBe('a token of the new year')
  const wrong = () => readSettings({ METRICS_TOKEN_FILE: file, DKIM_KEY: '-----BEGIN', DKIM_KEY_FILE: file })
  expect(wrong).toThrow(/2 settings[^]*DKIM_KEY_FILE: give this or DKIM_KEY[^]*METRICS_TOKEN_FILE: expected a file/)
  expect(secretNames.filter((name) => !names.has(name))).toEqual([])
})

test('no setting is read anywhere else', async () => {
  const { execFile } = await import('node:child_process')
  const { promisify } = await import('node:util')
  const { stdout } = await promisify(execFile)('git', ['grep', '-l', 'process\\.env', '--', '*.ts', '*.tsx', '*.mjs'], {
    cwd: packageRoot,
  })
  const elsewhere = stdout.split('\n').filter((file) => file !== '' && !/^(core\/config\.ts|test\/|bench\/)/.test(file))
  expect(elsewhere).toEqual([])
})
