import { cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDocuments } from '../../archive/ingest/add-documents.ts'
import { closeRecords } from '../../archive/ingest/close-records.ts'
import type { StoredRecord } from '../../archive/ingest/ingest-request.ts'
import { verifierKey } from '../../archive/ledger/checkpoint.ts'
import { openSequencer } from '../../archive/ledger/open-sequencer.ts'
import { type ExportScope, exportArchive } from '../../archive/verify/export-archive.ts'
import { type Finding, formatFinding, type VerifyStep } from '../../archive/verify/finding.ts'
import { verifyArchive, verifyRecordsOf } from '../../archive/verify/verify-archive.ts'
import { verifyExport } from '../../archive/verify/verify-export.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { createLog } from '../../core/log.ts'
import { newId, showId } from '../../core/words/id.ts'
import { document, openArchiveFixture } from './archive-fixture.ts'

const at = await openArchiveFixture()
const mine = await at.newEntity('OVO000001')
const theirs = await at.newEntity('OVO000002')
const signer = createSigner(newSigningKey())
const origin = 'uitpost.test/ledger'
const key = verifierKey(origin, signer.publicKey)
const checkpointFile = join(at.folder, 'checkpoints.log')
const sequencer = openSequencer({
  context: at.context,
  signer,
  origin,
  checkpointFile,
  log: createLog('silent'),
  everyMs: 3_600_000,
})
afterAll(() => sequencer.close())

let records: readonly StoredRecord[]
let early: string
const everything = join(at.folder, 'everything')
const ofOne = join(at.folder, 'mine')
beforeAll(async () => {
  records = await at.keep(...Array.from({ length: 5 }, () => at.letter(mine)))
  await sequencer.round()
  early = await latestNote()
  const others = Array.from({ length: 300 }, () => at.letter(theirs, { documents: [] }))
  for (let i = 0; i < others.length; i += 30) await at.keep(...others.slice(i, i + 30))
  const [first] = records as [StoredRecord]
  await addDocuments(at.context, [
    {
      record: first.record,
      entity: mine,
      series: first.request.series,
      documents: [document(2, [{ bytes: Buffer.from('Date: today') }], { kind: 'email', name: 'bericht.eml' })],
    },
  ])
  await at.test.database.asHub((tx) =>
    closeRecords(tx, [
      {
        record: first.record,
        status: 'read',
        channels: ['inbox'],
        timelineDigest: Buffer.alloc(32, 3),
        at: at.clock.now(),
      },
    ]),
  )
  await sequencer.round()
  // Stored, and not yet in the log: no fault, and not yet in an export.
  await at.keep(at.letter(mine))
  expect(await findings(exportArchive(at.context, everything, {}))).toEqual([])
  expect(await findings(exportArchive(at.context, ofOne, { entity: mine }))).toEqual([])
})

async function latestNote(): Promise<string> {
  const [row] = await at.test.database.hub.query<{ note: string }>(
    sql`select note from checkpoint order by size desc limit 1`,
  )
  return row?.note ?? ''
}
async function findings(steps: AsyncGenerator<VerifyStep>): Promise<Finding[]> {
  const all: Finding[] = []
  for await (const step of steps) if (step.kind === 'finding') all.push(step.finding)
  return all
}
const nth = (i: number): StoredRecord => records[i] as StoredRecord
const shown = (i: number): string => showId('record', nth(i).record)

/** A copy of the export with the whole log and the records of one entity, for a test to alter. */
let copies = 0
async function copy(): Promise<string> {
  const folder = join(at.folder, `copy-${++copies}`)
  await cp(ofOne, folder, { recursive: true })
  return folder
}
async function edit(path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(path, change(await readFile(path)))
}
const flip =
  (offset: number) =>
  (bytes: Buffer): Buffer => {
    bytes[offset] = (bytes[offset] ?? 0) ^ 1
    return bytes
  }

describe('an export of everything', () => {
  test('verifies by itself, and continues the checkpoint that was copied long ago', async () => {
    expect(await findings(verifyExport(everything, { verifierKey: key, earlier: [early] }))).toEqual([])
  })

  test('reports its progress', async () => {
    const steps: VerifyStep[] = []
    for await (const step of verifyExport(everything, { verifierKey: key })) steps.push(step)
    expect(steps.at(-2)).toEqual({ kind: 'progress', of: 'leaves', done: 307, total: 307 })
    expect(steps.at(-1)).toMatchObject({ kind: 'progress', of: 'records', done: expect.toSatisfy((n) => n > 0) })
  })

  test('of one entity has the whole log and only its records', async () => {
    expect(await readdir(join(ofOne, 'records'))).toHaveLength(5)
    expect(await findings(verifyExport(ofOne, { verifierKey: key }))).toEqual([])
  })

  test('with a changed byte in a letter is detected', async () => {
    const folder = await copy()
    await edit(join(folder, 'records', shown(1), '1-brief.pdf'), flip(100))
    expect(await findings(verifyExport(folder, { verifierKey: key }))).toEqual([
      { what: 'document-altered', record: shown(1), document: 1 },
    ])
  })

  test('with a changed letter and a matching hash is detected', async () => {
    const folder = await copy()
    const file = join(folder, 'records', shown(1), 'record.json')
    await edit(file, (text) => Buffer.from(text.toString().replace('OMV-2026-0042', 'OMV-2026-0043')))
    expect(await findings(verifyExport(folder, { verifierKey: key }))).toContainEqual({
      what: 'record-altered',
      record: shown(1),
      leaf: expect.any(Number),
    })
  })

  test('without a record, a document or the mention of one is detected', async () => {
    const folder = await copy()
    await rm(join(folder, 'records', shown(1)), { recursive: true })
    await rm(join(folder, 'records', shown(2), '1-brief.pdf'))
    await edit(join(folder, 'records', shown(0), 'record.json'), (text) => {
      const file = JSON.parse(text.toString())
      return Buffer.from(JSON.stringify({ ...file, documents: file.documents.slice(0, 1) }))
    })
    expect(await findings(verifyExport(folder, { verifierKey: key }))).toEqual(
      expect.arrayContaining([
        { what: 'record-missing', record: shown(1) },
        { what: 'document-missing', record: shown(2), document: 1 },
        { what: 'document-missing', record: shown(0), document: 2 },
      ]),
    )
  })

  test('with a record that was never sealed is detected', async () => {
    const folder = await copy()
    const invented = showId('record', newId('record', at.clock.now()))
    await cp(join(folder, 'records', shown(1)), join(folder, 'records', invented), { recursive: true })
    expect(await findings(verifyExport(folder, { verifierKey: key }))).toEqual([
      { what: 'record-unknown', record: invented },
    ])
  })

  test('with swapped entries names both', async () => {
    const folder = await copy()
    await edit(join(folder, 'tile/entries/000'), swapFirstTwo)
    const found = await findings(verifyExport(folder, { verifierKey: key }))
    expect(found.filter((each) => each.what === 'leaf-moved').map((each) => each.leaf)).toEqual([0, 1])
  })

  test('with swapped entries and hashes does not lead to the checkpoint', async () => {
    const folder = await copy()
    await edit(join(folder, 'tile/entries/000'), swapFirstTwo)
    await edit(join(folder, 'tile/0/000'), (hashes) =>
      Buffer.concat([hashes.subarray(32, 64), hashes.subarray(0, 32), hashes.subarray(64)]),
    )
    const found = await findings(verifyExport(folder, { verifierKey: key, earlier: [early] }))
    expect(found).toContainEqual({ what: 'log-altered', leaf: 5 })
    expect(found.filter((each) => each.what === 'record-altered').map((each) => each.leaf)).toEqual([0, 1])
  })

  test('with an entry changed, or the log cut off, is detected', async () => {
    const changed = await copy()
    await edit(join(changed, 'tile/entries/000'), flip(40))
    expect((await findings(verifyExport(changed, { verifierKey: key }))).map((each) => each.what)).toContain(
      'leaf-altered',
    )
    const cut = await copy()
    await rm(join(cut, 'tile'), { recursive: true })
    expect(await findings(verifyExport(cut, { verifierKey: key }))).toEqual([{ what: 'export-damaged', leaf: 0 }])
  })

  test('signed by another key, or with another checkpoint, proves nothing', async () => {
    const other = verifierKey(origin, createSigner(newSigningKey()).publicKey)
    expect(await findings(verifyExport(everything, { verifierKey: other }))).toEqual([{ what: 'checkpoint-invalid' }])
    const folder = await copy()
    await writeFile(join(folder, 'checkpoint'), early)
    const found = await findings(verifyExport(folder, { verifierKey: key, earlier: [await latestNote()] }))
    expect(found).toContainEqual({ what: 'checkpoint-unknown', leaf: 307 })
  })

  test('that is not an export is reported as such', async () => {
    const folder = join(at.folder, 'nothing')
    await mkdir(folder)
    expect(await findings(verifyExport(folder, { verifierKey: key }))).toEqual([{ what: 'export-damaged' }])
    const broken = await copy()
    await writeFile(join(broken, 'records', shown(1), 'record.json'), '{"v":1')
    expect(await findings(verifyExport(broken, { verifierKey: key }))).toEqual([
      { what: 'export-damaged', record: shown(1) },
    ])
  })

  test('reports each finding in one line', () => {
    expect(formatFinding({ what: 'document-altered', record: shown(1), document: 2 })).toBe(
      `document-altered: the bytes of a document are not those that were sealed (record ${shown(1)}, document 2)`,
    )
    expect(formatFinding({ what: 'checkpoint-invalid', leaf: 5 })).toMatch(/\(size 5\)$/)
  })
})

describe('an export of one record', () => {
  const one = async (scope: ExportScope): Promise<string> => {
    const folder = join(at.folder, `one-${++copies}`)
    await findings(exportArchive(at.context, folder, scope))
    return folder
  }
  test('verifies with its paths to the checkpoint alone', async () => {
    const folder = await one({ records: [nth(0).record] })
    expect(await findings(verifyExport(folder, { verifierKey: key }))).toEqual([])
  })

  test('with a changed byte, another number or an altered path is detected', async () => {
    const folder = await one({ records: [nth(0).record, nth(1).record] })
    await edit(join(folder, 'records', shown(0), '1-brief.pdf'), flip(0))
    await edit(join(folder, 'records', shown(1), 'record.json'), (text) =>
      Buffer.from(text.toString().replace(/"index": \d+/, '"index": 77')),
    )
    expect(await findings(verifyExport(folder, { verifierKey: key }))).toEqual(
      expect.arrayContaining([
        { what: 'document-altered', record: shown(0), document: 1 },
        { what: 'leaf-altered', record: shown(1), leaf: 77 },
      ]),
    )
  })

  test('that does not exist is reported', async () => {
    const unknown = newId('record', at.clock.now())
    const steps = exportArchive(at.context, join(at.folder, 'unknown'), { records: [unknown] })
    expect(await findings(steps)).toEqual([{ what: 'record-missing', record: showId('record', unknown) }])
  })
})

/** Each of these alters what the tests above read: they come last, and none restores it. */
describe('the archive itself', () => {
  const verify = () => findings(verifyArchive(at.context, { verifierKey: key, checkpointFile }))
  const superuser = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: at.test.superuserUrl })
    await client.connect()
    try {
      await client.query(text)
    } finally {
      await client.end()
    }
  }

  test('verifies, and so does one record', async () => {
    expect(await verify()).toEqual([])
    expect(await findings(verifyRecordsOf(at.context, [nth(0).record]))).toEqual([])
  })

  test('names altered and missing bytes', async () => {
    const [spoiled] = await at.keep(at.letter(mine))
    const [lost] = await at.keep(at.letter(mine))
    const [short] = await at.keep(at.letter(mine))
    await sequencer.round()
    const packOf = (stored: StoredRecord | undefined): string =>
      join(at.folder, 'blobs/packs', mine, stored?.pack.id ?? '')
    await edit(packOf(spoiled), flip(100))
    await rename(packOf(lost), `${packOf(lost)}.gone`)
    await truncate(packOf(short), 10)
    const named = (stored: StoredRecord | undefined) => showId('record', (stored as StoredRecord).record)
    const inAnyOrder = (all: Finding[]) => all.map((each) => JSON.stringify(each)).sort()
    expect(inAnyOrder(await verify())).toEqual(
      inAnyOrder([
        { what: 'document-altered', record: named(spoiled), document: 1 },
        { what: 'document-missing', record: named(lost), document: 1 },
        { what: 'document-missing', record: named(short), document: 1 },
      ]),
    )
    await superuser(`update record set reference = 'x' where id = '${(short as StoredRecord).record}'`)
    expect((await verify()).map((each) => each.what)).toContain('record-altered')
  })

  test('names a missing record, unless a leaf records its disposal', async () => {
    const { record } = nth(3)
    await superuser(`delete from document where record = '${record}'; delete from record where id = '${record}'`)
    const missing = { what: 'record-missing', record: shown(3) }
    expect(await verify()).toContainEqual(missing)
    await superuser(
      `with batch as (insert into leaf_batch (entity, size) values ('${mine}', 1) returning id)
      insert into leaf (batch, record, n, place, kind, commitment) select id, '${record}', 9, 0, 'd', 'x' from batch`,
    )
    await sequencer.round()
    expect(await verify()).not.toContainEqual(missing)
    const folder = join(at.folder, 'after-disposal')
    await findings(exportArchive(at.context, folder, {}))
    expect(await findings(verifyExport(folder, { verifierKey: key }))).not.toContainEqual(missing)
  })

  test('names swapped leaves, and a missing one', async () => {
    const batchOf = (position: number) =>
      `select id from leaf_batch where first <= ${position} and first + size > ${position}`
    await superuser(`update leaf set place = 1 - place where place in (0, 1) and batch = (${batchOf(0)})`)
    await superuser(
      `delete from leaf using leaf_batch b where b.id = batch and b.id = (${batchOf(200)}) and first + place = 200`,
    )
    const found = await verify()
    expect(found.filter((each) => each.what === 'leaf-moved').map((each) => each.leaf)).toEqual([0, 1])
    expect(found).toContainEqual({ what: 'leaf-missing', leaf: 200 })
  })

  test('names changed hashes, and a log that was rewritten as a whole', async () => {
    await superuser(
      `update tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) where level = 0 and number = 0`,
    )
    expect(await verify()).toContainEqual({ what: 'log-altered', leaf: 5 })
    await superuser(`update checkpoint set note = replace(note, E'\\n5\\n', E'\\n6\\n') where size = 5`)
    const found = await verify()
    expect(found).toContainEqual({ what: 'checkpoint-invalid', leaf: 5 })
    expect(found).toContainEqual({ what: 'checkpoint-unknown', leaf: 5 })
  })
})

/** The first two entries of a bundle, each with its length in two bytes. */
function swapFirstTwo(bundle: Buffer): Buffer {
  const first = 2 + bundle.readUInt16BE(0)
  const second = first + 2 + bundle.readUInt16BE(first)
  return Buffer.concat([bundle.subarray(first, second), bundle.subarray(0, first), bundle.subarray(second)])
}
