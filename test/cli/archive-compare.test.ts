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
import { type FontSet, openFontSet } from '../../templates/pdf/fonts/open-font-set.ts'
import { compareWithPage } from '../../templates/pdf/inspect/compare-with-page.ts'
import { renderLetter } from '../../templates/pdf/render-letter.ts'
import { openDocumentPool } from '../../templates/supplied/process/open-document-pool.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { jsonOf, type RanCommand, runCommand } from '../support/hub/run-command.ts'
import { sharedDocuments } from '../support/hub/shared-pools.ts'
import { everyBlock, p, taxFrame, taxLetter } from '../templates/pdf/sample-letters.ts'

const hub = await openTestHub()
const settings = (): ReturnType<typeof readSettings> => readSettings({ DATA_DIR: hub.dataDir })
const compare = (...argv: string[]): Promise<RanCommand> =>
  runCommand(['archive', 'compare', '--purpose', 'incident 31', ...argv], { DATA_DIR: hub.dataDir })

let fonts: FontSet
beforeAll(async () => {
  fonts = await openFontSet()
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
    expect(await runCommand(['archive', 'compare'], { DATA_DIR: hub.dataDir })).not.toMatchObject({ code: 0 })
  })
})

describe('maintenance of the archive', () => {
  test('sweep counts and removes what no record refers to, and index reports the progress of the search index', async () => {
    const env = { DATA_DIR: hub.dataDir }
    await hub.clone.database.hub.query(sql`update search_rebuild set done_at = null, below = null`)
    const progress = jsonOf<IndexProgress>(await runCommand(['archive', 'index', '--json'], env))
    expect(progress.records.total).toBeGreaterThan(0)
    expect(progress.vocabularies.map(({ vocabulary }) => vocabulary)).toEqual(['names', 'words'])
    const shown = await runCommand(['archive', 'index'], env)
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('names of living records') as string })
    // A part that a record referred to long ago.
    await hub.clone.database.hub.query(sql`
      insert into shared_part (entity, digest, size, used_at) select id, '\\x01', 2500000, '2026-01-01' from entity limit 1`)
    const sweep = (...argv: string[]) => runCommand(['archive', 'sweep', ...argv], env)
    expect(jsonOf(await sweep('--dry-run', '--json'))).toEqual({ packs: 0, parts: 1, bytes: 2_500_000, dryRun: true })
    expect(await sweep()).toMatchObject({ code: 0, out: '0 packs and 1 shared parts (2.5 MB) removed.' })
    expect(await sweep()).toMatchObject({ code: 0, out: expect.stringContaining('nothing to remove') as string })
    const audited = await hub.clone.database.hub.query(
      sql`select actor from audit_entry where action = 'sweep-archive'`,
    )
    expect(audited).toEqual([{ actor: 'hub:command-line' }])
  })
})

describe('the comparison of a letter with its page', () => {
  test('finds nothing in letters of every kind of block', () => {
    const runs = [{ text: 'M̂ân, Ėglė̃ <b> & ‘x’' }, { text: '1', note: 1 }]
    const noted: LetterDocument = {
      ...saying(''),
      blocks: [{ kind: 'paragraph', runs }],
      notes: [{ runs: [{ text: 'Artikel ⅓' }] }],
    }
    for (const letter of [taxLetter, everyBlock(), noted])
      expect(compareWithPage(pdfOf(letter), pageOf(letter))).toEqual([])
  })

  test('a file that the hub did not write is reported as such', () => {
    expect(compareWithPage(Buffer.from('%PDF-1.4\n'), pageOf(taxLetter))).toEqual([{ kind: 'unreadable' }])
  })

  test('a letter that exceeds the limits of a process is listed as unreadable, and the next one is compared', async () => {
    const hasty = openDocumentPool({ processes: 1, limitMs: 1 })
    const patient = sharedDocuments()
    const turn = { entity: 'one', patient: true }
    try {
      expect(await hasty.compare(pdfOf(taxLetter), pageOf(taxLetter), turn)).toEqual([{ kind: 'unreadable' }])
      expect(await patient.compare(Buffer.from('%PDF-1.4\n'), '', turn)).toEqual([{ kind: 'unreadable' }])
      expect(await patient.compare(pdfOf(taxLetter), pageOf(taxLetter), turn)).toEqual([])
    } finally {
      await hasty.close()
    }
  })
})
