import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IngestRequest } from '../../../archive/ingest/ingest-request.ts'
import { insertRecords } from '../../../archive/ingest/insert-records.ts'
import { storePack } from '../../../archive/ingest/store-pack.ts'
import { entityByCode } from '../../../cli/reach/purpose-and-entity.ts'
import { withArchive } from '../../../cli/reach/with-archive.ts'
import { openTrialSecrets } from '../../../cli/trial/trial-secrets.ts'
import { systemClock } from '../../../core/clock.ts'
import { readSettings } from '../../../core/config.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import type { Database } from '../../../core/db/database.ts'
import { daysWithoutKey } from '../../../core/retired-letter-keys.ts'
import { writeCheckQr } from '../../../core/words/check-qr.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { newId } from '../../../core/words/id.ts'
import { runCommand } from '../../support/hub/run-command.ts'
import { openCommandHub } from '../command-hub.ts'

const { hub } = await openCommandHub()
const { dataDir } = hub
const today = brusselsDay(new Date())
const first = '2019-03-11'
const base = 'https://post.example'

let folder: string
let present: ReturnType<typeof createSigner>
beforeAll(async () => {
  await withArchive(readSettings({ DATA_DIR: dataDir }), systemClock, async ({ context }) => {
    const stored = await storePack(context, [await oldLetter(context.database)])
    await context.database.hub.query(sql`select make_partitions_ahead(${first}::date, 1)`)
    await context.database.asHub((tx) => insertRecords(tx, stored))
  })
  folder = await mkdtemp(join(tmpdir(), 'uitpost-letter-key-'))
  present = createSigner((await openTrialSecrets(dataDir)).signingKey)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** As from an earlier system. */
async function oldLetter(database: Database): Promise<IngestRequest> {
  const at = new Date(`${first}T09:00:00Z`)
  return {
    record: newId('record', at),
    entity: await entityByCode(database, hub.trial.entity),
    message: newId('message', at),
    series: 'herinneringen',
    class: 'reminder',
    reference: 'HER-2019-0004',
    subject: 'Herinnering',
    recipientName: 'Jan Peeters',
    recipientIndex: Buffer.alloc(32),
    language: 'nl',
    letterDate: first,
    channels: ['print'],
    sentAt: at,
    searchText: '',
    documents: [
      {
        n: 1,
        kind: 'letter',
        variant: 'normal',
        name: 'brief.pdf',
        mediaType: 'application/pdf',
        pages: 1,
        segments: [{ bytes: Buffer.from('%PDF-1.7 old') }],
      },
    ],
  }
}

const letterKey = (argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runCommand(['letter-key', ...argv], { DATA_DIR: dataDir, ...env })
const qrOf = (signer: typeof present, date: string): string =>
  writeCheckQr({ sender: 'OVO000901', date, kind: 'decision', code: 'K7Q4M3XRTP' }, base, signer)
/** The lines of a file of settings. */
const settingsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

describe('a letter key that is rotated', () => {
  test('recognises letters of the present key with the printed settings, again after the next rotation, and no later ones', async () => {
    const second = join(folder, 'second.pem')
    const ran = await letterKey(['rotate', '--out', second])
    expect(ran.code, ran.err).toBe(0)
    const x = present.publicKey.toString('base64url')
    const settings = settingsOf(ran.out)
    expect(settings).toEqual({ SIGNING_KEY_FILE: second, RETIRED_LETTER_KEYS: `${first}/${today} ${x}` })
    expect((await stat(second)).mode & 0o777).toBe(0o600)
    expect(`${ran.out}${ran.err}`).not.toContain('PRIVATE')
    for (const date of [first, today]) {
      const found = await letterKey(['check', '--qr', qrOf(present, date)], settings)
      expect(found, found.err).toMatchObject({ code: 0, out: expect.stringContaining(`dated ${date}`) })
    }
    const later = await letterKey(['check', '--qr', qrOf(present, '2099-01-01')], settings)
    expect(later).toMatchObject({ code: 1, out: expect.stringContaining('does not hold 2099-01-01') })

    const third = join(folder, 'third.pem')
    const again = await letterKey(['rotate', '--out', third, '--last-day', '2098-12-31'], settings)
    expect(again.code, again.err).toBe(0)
    const after = settingsOf(again.out)
    const newer = createSigner(await readFile(second, 'utf8'))
    // A copy of an old letter has its date and is signed by the key of the day on which the copy was made.
    for (const signer of [present, newer])
      expect((await letterKey(['check', '--qr', qrOf(signer, first)], after)).code).toBe(0)
    expect((await letterKey(['check', '--qr', qrOf(newer, '2098-12-31')], after)).code).toBe(0)
    expect((await letterKey(['check', '--qr', qrOf(present, '2098-12-31')], after)).code).toBe(1)
    const all = await letterKey(['check'], after)
    expect(all.out.match(/now|2098-12-31/g)).toEqual(['now', '2098-12-31'])
  })

  test('is never written over a file, nor retired twice, nor as of a day that is past', async () => {
    const file = join(folder, 'present.pem')
    await writeFile(file, 'the only copy')
    expect(await letterKey(['rotate', '--out', file])).toMatchObject({ code: 1, out: '' })
    expect(await readFile(file, 'utf8')).toBe('the only copy')
    expect((await letterKey(['rotate', '--out', join(folder, 'no', 'such', 'folder.pem')])).code).toBe(1)
    const unused = join(folder, 'unused.pem')
    const retired = `${first}/${today} ${present.publicKey.toString('base64url')}`
    const twice = await letterKey(['rotate', '--out', unused], { RETIRED_LETTER_KEYS: retired })
    expect(twice).toMatchObject({ code: 1, err: expect.stringContaining('among RETIRED_LETTER_KEYS') })
    for (const day of ['2020-01-01', '31-12-2026'])
      expect((await letterKey(['rotate', '--out', unused, '--last-day', day])).code).toBe(2)
    await expect(stat(unused)).rejects.toThrow('ENOENT')
  })

  test('names the letters whose date is in the period of no earlier key', async () => {
    const other = createSigner(newSigningKey()).publicKey.toString('base64url')
    const ran = await letterKey(['rotate', '--out', join(folder, 'gap.pem')], {
      RETIRED_LETTER_KEYS: `2019-03-12/2019-05-31 ${other}`,
    })
    expect(ran).toMatchObject({
      code: 3,
      err: expect.stringContaining(`dated ${first} to ${first}, which no earlier key has in its period: 1.`),
    })
  })
})

test('a text that is no QR code of a letter, and one of another hub, are not recognised', async () => {
  expect((await letterKey(['check', '--qr', 'https://evil.example/?x=1'])).code).toBe(2)
  const foreign = createSigner(newSigningKey())
  expect(await letterKey(['check', '--qr', qrOf(foreign, today)])).toMatchObject({
    code: 1,
    out: expect.stringContaining('none of these keys'),
  })
})

test('days without a key are found before, between and after the periods, whatever their order', () => {
  const year = { from: '2024-01-01', until: '2024-12-31' }
  expect(daysWithoutKey(year, [])).toEqual([year])
  expect(daysWithoutKey(year, [{ from: '2023-01-01', until: '2025-01-01' }])).toEqual([])
  expect(
    daysWithoutKey(year, [
      { from: '2024-06-01', until: '2024-06-30' },
      { from: '2024-02-01', until: '2024-03-01' },
      { from: '2024-02-10', until: '2024-02-20' },
    ]),
  ).toEqual([
    { from: '2024-01-01', until: '2024-01-31' },
    { from: '2024-03-02', until: '2024-05-31' },
    { from: '2024-07-01', until: '2024-12-31' },
  ])
})
