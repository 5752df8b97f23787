import { appendFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { IngestDocument, IngestRequest } from '../../archive/ingest/ingest-request.ts'
import { insertRecords } from '../../archive/ingest/insert-records.ts'
import { storePack } from '../../archive/ingest/store-pack.ts'
import type { IndexProgress } from '../../archive/search/index-progress.ts'
import { entityByCode } from '../../cli/reach/purpose-and-entity.ts'
import { withArchive } from '../../cli/reach/with-archive.ts'
import { systemClock } from '../../core/clock.ts'
import { readSettings } from '../../core/config.ts'
import { newId, type RecordId, showId } from '../../core/words/id.ts'
import { writePage } from '../../templates/html/write-page.ts'
import type { LetterDocument } from '../../templates/model/document.ts'
import type { FontSet } from '../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../support/files/shared-readers.ts'
import { jsonOf, type RanCommand } from '../support/hub/run-command.ts'
import { p, taxFrame } from '../templates/pdf/sample-letters.ts'
import { openCommandHub } from './command-hub.ts'

const { hub, uitpost, sample, citizen, toCitizen } = await openCommandHub()
const { trial, dataDir } = hub
const settings = (): ReturnType<typeof readSettings> => readSettings({ DATA_DIR: dataDir })
const compare = (...argv: string[]): Promise<RanCommand> =>
  uitpost('archive', 'compare', '--purpose', 'incident 31', ...argv)

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

const pdfOf = (letter: LetterDocument): Buffer =>
  Buffer.concat(renderLetter(letter, taxFrame, fonts).segments.map(({ bytes }) => bytes))
const pageOf = (letter: LetterDocument): string => writePage(letter, taxFrame)
const saying = (text: string): LetterDocument => ({ language: 'nl', subject: 'Uw brief', blocks: [p(text)] })

/** Stores a letter as the hub does, with a page of another text where the test needs a fault. */
async function keep(paper: LetterDocument, page: LetterDocument, letterDate: string): Promise<RecordId> {
  return withArchive(settings(), systemClock, async ({ context }) => {
    const entity = await entityByCode(context.database, hub.trial.entity)
    const now = systemClock.now()
    const record = newId('record', now)
    const documents: IngestDocument[] = [
      {
        n: 1,
        kind: 'letter',
        variant: 'normal',
        name: 'brief.pdf',
        mediaType: 'application/pdf',
        pages: 1,
        segments: [{ bytes: pdfOf(paper) }],
      },
      {
        n: 2,
        kind: 'page',
        variant: 'normal',
        name: 'brief.html',
        mediaType: 'text/html',
        segments: [{ bytes: Buffer.from(pageOf(page)) }],
      },
    ]
    const request: IngestRequest = {
      record,
      entity,
      message: newId('message', now),
      series: 'brieven',
      class: 'information',
      reference: 'OV-1',
      subject: page.subject,
      recipientName: 'Jan Peeters',
      template: { key: 'brief', version: 1 },
      language: 'nl',
      letterDate,
      channels: ['inbox'],
      searchText: '',
      documents,
    }
    const stored = await storePack(context, [request])
    await context.database.asHub((tx) => insertRecords(tx, stored))
    return record
  })
}

describe('finding and exporting', () => {
  beforeAll(async () => {
    const { name } = await sample()
    expect(await uitpost('send', ...toCitizen, '--sample', name, '--reference', 'CLI-1')).toMatchObject({ code: 0 })
  })

  test('letters are found and exported, and a changed export is distinguished from an unchanged one', async () => {
    const purpose = ['--entity', trial.entity, '--purpose', 'test']
    const found = async (): Promise<{ id: string; reference: string }[]> =>
      jsonOf(await uitpost('archive', 'find', '--reference', 'CLI-1', ...purpose, '--json'))
    await hub.until(found, ({ length }) => length === 1)
    expect(await uitpost('archive', 'find', '--insz', citizen.insz, ...purpose)).toMatchObject({
      code: 0,
      out: expect.stringContaining('CLI-1'),
    })
    const folder = join(dataDir, 'export')
    // An export rests on a checkpoint: letters get their place in the log a moment after they are stored.
    await hub.until(
      async () => {
        const verified = await uitpost('archive', 'verify', '--json')
        // Before the first checkpoint there is nothing to verify.
        return verified.out === '' ? 0 : jsonOf<{ leaves: number }>(verified).leaves
      },
      (leaves) => leaves > 0,
    )
    const why = ['--purpose', 'a test of exports']
    const exported = await uitpost('archive', 'export', folder, '--entity', trial.entity, ...why, '--json')
    expect(exported.code).toBe(0)
    const { records } = jsonOf<{ records: number }>(exported)
    expect(records).toBeGreaterThan(0)
    expect(await uitpost('archive', 'export', folder, ...why)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/not empty/),
    })

    const verify = () => uitpost('archive', 'verify', folder, '--json')
    const whole = await verify()
    expect({ code: whole.code, err: jsonOf<object>(whole) }).toMatchObject({
      code: 0,
      err: { findings: [], records },
    })
    const paths = await readdir(join(folder, 'records'), { recursive: true })
    await appendFile(join(folder, 'records', paths.find((path) => path.endsWith('.pdf')) ?? ''), ' ')
    const altered = await verify()
    expect({ code: altered.code, err: jsonOf<object>(altered) }).toMatchObject({
      code: 1,
      err: { findings: [{ what: 'document-altered' }] },
    })
  })

  test('an export is in the audit log of every entity whose letters it holds, with its purpose', async () => {
    const why = 'question 4711'
    const [record] = jsonOf<{ id: string }[]>(
      await uitpost('archive', 'find', '--entity', trial.entity, '--purpose', why, '--json'),
    )
    const one = join(dataDir, 'export-of-one')
    const exported = await uitpost('archive', 'export', one, '--record', record?.id ?? '', '--purpose', why)
    expect(exported).toMatchObject({ code: 0, out: expect.stringMatching(/^1 record in /) })
    expect(await uitpost('archive', 'verify', one)).toMatchObject({
      code: 0,
      out: 'All is as it was sealed: 1 record.',
    })
    await uitpost('archive', 'export', join(dataDir, 'export-of-all'), '--purpose', why)
    const { items } = (await (await hub.ask('/v1/audit?limit=20')).json()) as { items: Record<string, string>[] }
    const mine = { actorKind: 'hub', actor: 'hub:command-line', purpose: why }
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...mine, action: 'search-archive' }),
        expect.objectContaining({ ...mine, action: 'export-record', subject: record?.id }),
        expect.objectContaining({ ...mine, action: 'export-archive', subjectKind: 'entity' }),
      ]),
    )
  })

  test.each([
    ['', /why you look/],
    ['--purpose=', /It is blank\. Say why you look/],
    ['--purpose=  ', /It is blank/],
    ['--purpose=x', /fewer than 4 characters/],
    [`--purpose=${'x'.repeat(201)}`, /more than 200 characters/],
  ])('nothing is exported or found without a purpose that says something: %j', async (purpose, words) => {
    const given = purpose === '' ? [] : [purpose]
    const folder = join(dataDir, 'never')
    for (const line of [
      ['export', folder],
      ['find', '--entity', trial.entity],
    ]) {
      const { code, err } = await uitpost('archive', ...line, ...given)
      expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(words) })
    }
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('the missing options of find are reported together, with the entities that exist', async () => {
    const { code, err } = await uitpost('archive', 'find', 'boete')
    expect(code).toBe(2)
    for (const each of ['--entity', '--purpose', ...trial.entities.map((entity) => entity.code)])
      expect(err).toContain(each)
    const unknown = await uitpost('archive', 'find', '--entity', 'OVO999999', '--purpose', 'a test')
    expect({ code: unknown.code, err: unknown.err }).toEqual({ code: 1, err: expect.stringContaining(trial.entity) })
  })

  test('verify reports what it was given when that is no export', async () => {
    const [record] = jsonOf<{ id: string }[]>(
      await uitpost('archive', 'find', '--entity', trial.entity, '--purpose', 'a test', '--json'),
    )
    const id = record?.id ?? ''
    const asFolder = await uitpost('archive', 'verify', id)
    expect(asFolder).toMatchObject({ code: 2, err: expect.stringContaining(`uitpost archive verify --record ${id}`) })
    expect(await uitpost('archive', 'verify', '--record', id)).toMatchObject({ code: 0 })
    const words = async (...line: string[]) => (await uitpost('archive', 'verify', ...line)).err
    expect(await words(join(dataDir, 'not-there'))).toContain('is not there')
    await writeFile(join(dataDir, 'letter.json'), '{}')
    expect(await words(join(dataDir, 'letter.json'))).toContain('is no folder')
    expect(await words(dataDir)).toContain('holds no export')
    expect(await uitpost('archive', 'verify', join(dataDir, 'export'), '--key', 'nonsense')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no verifier key'),
    })
  })

  test('the archive itself is as it was sealed', async () => {
    const { code, out } = await uitpost('archive', 'verify')
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^All is as it was sealed/) })
  })
})

describe('archive compare', () => {
  test('lists the letters whose paper text differs, by id, and is written to the audit log', async () => {
    const right = saying('U krijgt ⅓ als uw score ≥ 7 is.')
    await keep(right, right, '2026-11-01')
    const wrong = await keep(saying('U krijgt Ж als uw score Ω 7 is.'), right, '2026-11-02')
    const found = await compare('--json', '--entity', hub.trial.entity)
    expect(found.code).toBe(1)
    const { letters, wrong: listed } = jsonOf<{ letters: number; wrong: Record<string, unknown>[] }>(found)
    expect(letters).toBeGreaterThanOrEqual(2)
    expect(listed).toMatchObject([
      {
        record: showId('record', wrong),
        message: expect.stringMatching(/^msg_/) as string,
        letterDate: '2026-11-02',
        template: 'brief',
        variant: 'normal',
        differences: [{ kind: 'text', words: 2, characters: ['⅓', '≥'] }],
      },
    ])
    const shown = await compare()
    expect(shown).toMatchObject({ code: 1, out: expect.stringContaining(showId('record', wrong)) as string })
    expect(shown.out).not.toContain('score')
    const rows = await hub.clone.database.hub.query<{ purpose: string }>(
      sql`select purpose from audit_entry where action = 'compare-archive' and subject = ${showId('entity', await withArchive(settings(), systemClock, ({ context }) => entityByCode(context.database, hub.trial.entity)))}`,
    )
    expect(rows).toEqual([{ purpose: 'incident 31' }, { purpose: 'incident 31' }])
  })

  test('only within the period, and with exit code 0 where all is equal', async () => {
    expect(await compare('--from', '2026-11-03', '--to', '2026-11-04')).toMatchObject({ code: 0 })
    expect(await compare('--to', '2026-11-02')).toMatchObject({ code: 1 })
    expect(await compare('--from', 'gisteren')).toMatchObject({ code: 2 })
    expect(await uitpost('archive', 'compare')).not.toMatchObject({ code: 0 })
  })
})

describe('maintenance of the archive', () => {
  test('sweep counts and removes what no record refers to, and index reports the progress of the search index', async () => {
    await hub.clone.database.hub.query(sql`update search_rebuild set done_at = null, below = null`)
    const progress = jsonOf<IndexProgress>(await uitpost('archive', 'index', '--json'))
    expect(progress.records.total).toBeGreaterThan(0)
    expect(progress.vocabularies.map(({ vocabulary }) => vocabulary)).toEqual(['names', 'words'])
    const shown = await uitpost('archive', 'index')
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('names of living records') as string })
    // A part that a record referred to long ago.
    await hub.clone.database.hub.query(sql`
      insert into shared_part (entity, digest, size, used_at) select id, '\\x01', 2500000, '2026-01-01' from entity limit 1`)
    const sweep = (...argv: string[]) => uitpost('archive', 'sweep', ...argv)
    expect(jsonOf(await sweep('--dry-run', '--json'))).toEqual({ packs: 0, parts: 1, bytes: 2_500_000, dryRun: true })
    expect(await sweep()).toMatchObject({ code: 0, out: '0 packs and 1 shared parts (2.5 MB) removed.' })
    expect(await sweep()).toMatchObject({ code: 0, out: expect.stringContaining('nothing to remove') as string })
    const audited = await hub.clone.database.hub.query(
      sql`select actor from audit_entry where action = 'sweep-archive'`,
    )
    expect(audited).toEqual([{ actor: 'hub:command-line' }])
  })
})
