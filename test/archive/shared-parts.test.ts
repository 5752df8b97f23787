import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDocuments } from '../../archive/ingest/add-documents.ts'
import { sharedFromLetter } from '../../archive/ingest/repeated-parts.ts'
import { createSharedParts } from '../../archive/ingest/shared-parts.ts'
import { DictionaryLost, readArchivedDocument } from '../../archive/read/read-document.ts'
import { verifyRecordsOf } from '../../archive/verify/verify-archive.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import { type EntityId, showId } from '../../core/words/id.ts'
import { type ArchiveFixture, document, openArchiveFixture, sha256, sharedFont } from './archive-fixture.ts'

let at: ArchiveFixture
let mine: EntityId

beforeAll(async () => {
  at = await openArchiveFixture()
  mine = await at.newEntity('OVO000001')
})

async function opened(entity: EntityId, record: Parameters<typeof readArchivedDocument>[2], n = 1) {
  const found = await readArchivedDocument(at.context, { entity }, record, n)
  if (found === undefined) throw new Error('not found')
  return found
}

describe('a page that is deflated with a dictionary', () => {
  const pageOf = (name: string): Buffer => Buffer.from(`<p>Beste ${name}</p>${example.subarray(22).toString()}`)
  const example = Buffer.from(`<p>Beste Voorbeeld</p>${randomBytes(3_000).toString('hex')}`)
  const dictionary = { bytes: example, shared: sha256(example) }
  const withPage = (entity: EntityId, page: Uint8Array) =>
    at.letter(entity, { documents: [document(2, [{ bytes: page }], { mediaType: 'text/html', dictionary })] })

  test('takes few bytes of its pack, and the exact page comes back', async () => {
    const requests = ['Jan', 'Piet', 'Joris'].map((name) => withPage(mine, pageOf(name)))
    const [stored] = await at.keep(...requests)
    // Each has some 220 bytes in the index of its pack.
    expect(stored?.pack.size).toBeLessThan(3 * (250 + 220))
    for (const [index, name] of ['Jan', 'Piet', 'Joris'].entries())
      expect((await opened(mine, requests[index]?.record as never, 2)).bytes).toEqual(pageOf(name))
  })

  test('comes back whatever the dictionary is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 40_000, size: 'max' }),
        fc.uint8Array({ minLength: 1, maxLength: 32_000, size: 'max' }),
        async (page, bytes) => {
          const other = { bytes, shared: sha256(bytes) }
          const segments = [{ bytes: page }]
          const request = at.letter(mine, {
            documents: [document(2, segments, { mediaType: 'text/html', dictionary: other })],
          })
          await at.keep(request)
          expect((await opened(mine, request.record, 2)).bytes).toEqual(Buffer.from(page))
        },
      ),
      { numRuns: 10 },
    )
  })

  test('of a later document is read too', async () => {
    const request = at.letter(mine)
    await at.keep(request)
    const documents = [document(2, [{ bytes: pageOf('An') }], { mediaType: 'text/html', dictionary })]
    await addDocuments(at.context, [{ record: request.record, entity: mine, series: request.series, documents }])
    expect((await opened(mine, request.record, 2)).bytes).toEqual(pageOf('An'))
  })

  test('cannot be read as another page when its dictionary is gone, altered or another one', async () => {
    const fresh = await openArchiveFixture()
    const entity = await fresh.newEntity('OVO000003')
    const page = pageOf('Jan')
    const [stored] = await fresh.keep(
      fresh.letter(entity, { documents: [document(2, [{ bytes: page }], { mediaType: 'text/html', dictionary })] }),
    )
    const record = stored?.record as NonNullable<typeof stored>['record']
    // A reader without anything in its cache.
    const open = () => readArchivedDocument({ ...fresh.context, sharedParts: newParts() }, { entity }, record, 2)
    const newParts = () => createSharedParts(fresh.test.database, fresh.context.blobs, fresh.clock)
    const findings = async () => {
      const steps = []
      const context = { ...fresh.context, sharedParts: newParts() }
      for await (const step of verifyRecordsOf(context, [record])) steps.push(step)
      return steps
    }
    const lost = [
      { kind: 'finding', finding: { what: 'dictionary-lost', record: showId('record', record), document: 2 } },
    ]
    expect(await findings()).toEqual([])

    const folder = join(fresh.folder, 'blobs/parts', entity)
    const [name = ''] = await readdir(folder)
    const sealed = await readFile(join(folder, name))
    await writeFile(
      join(folder, name),
      sealed.map((byte, index) => (index === 9 ? byte ^ 1 : byte)),
    )
    await expect(open()).rejects.toThrow(DictionaryLost)
    expect(await findings()).toEqual(lost)
    await rm(join(folder, name))
    expect(await findings()).toEqual(lost)
    await writeFile(join(folder, name), sealed)
    expect(await findings()).toEqual([])

    await fresh.test.database.hub.query(
      sql`update document set layout = document_layout(layout_lengths(layout), layout_parts(layout), null) where record = ${record}`,
    )
    await expect(open()).rejects.toThrow(DictionaryLost)
    expect(await findings()).toEqual(lost)
  })
})

describe('a part that only some letters have', () => {
  test('is an own part of the first letters, and shared from the fourth on, in each process', async () => {
    const entity = await at.newEntity('OVO000004')
    const metadata = randomBytes(1_500)
    const letters = Array.from({ length: sharedFromLetter + 2 }, () =>
      at.letter(entity, {
        documents: [
          document(1, [
            { bytes: sharedFont, shared: sha256(sharedFont) },
            { bytes: randomBytes(100) },
            { bytes: metadata, shared: sha256(metadata), whenRepeated: true },
            { bytes: randomBytes(50) },
          ]),
        ],
      }),
    )
    for (const letter of letters) await at.keep(letter)
    const records = letters.map(({ record }) => record)
    const rows = await at.test.database.hub.query<{ own: number; parts: number }>(sql`
      select pack_length as own, cardinality(shared_parts) as parts from document_shown
      where record = any(${arrayOf('uuid', records)})
      order by array_position(${arrayOf('uuid', records)}, record)`)
    expect(rows.map(({ parts }) => parts)).toEqual(letters.map((_, index) => (index + 1 < sharedFromLetter ? 1 : 2)))
    expect((rows[0]?.own ?? 0) - (rows.at(-1)?.own ?? 0)).toBe(metadata.length)
    for (const { record, documents } of letters)
      expect((await opened(entity, record)).bytes).toEqual(
        Buffer.concat(documents.flatMap(({ segments }) => segments.map(({ bytes }) => bytes))),
      )
  })
})
