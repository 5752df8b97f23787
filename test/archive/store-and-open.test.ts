import { randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDocuments } from '../../archive/ingest/add-documents.ts'
import { addOnce } from '../../archive/ingest/add-once.ts'
import { hashDocument } from '../../archive/ingest/hash-document.ts'
import { insertRecords, RecordDiffers } from '../../archive/ingest/insert-records.ts'
import { newRecordCipher, unwrapRecordCipher } from '../../archive/ingest/record-cipher.ts'
import { storePack } from '../../archive/ingest/store-pack.ts'
import { followsFromName, usualNames } from '../../archive/ingest/usual-names.ts'
import { DocumentAltered, readArchivedDocument } from '../../archive/read/read-document.ts'
import { readRecord } from '../../archive/read/read-record.ts'
import { createKeyring } from '../../core/crypto/keyring.ts'
import type { ByteSegments } from '../../core/words/byte-segments.ts'
import { type EntityId, instantOf, newId, parseId, showId } from '../../core/words/id.ts'
import { base64Lines } from '../../core/words/text/base64-lines.ts'
import { type ArchiveFixture, document, openArchiveFixture, sha256, sharedFont } from './archive-fixture.ts'

let at: ArchiveFixture
let mine: EntityId
let theirs: EntityId

beforeAll(async () => {
  at = await openArchiveFixture()
  mine = await at.newEntity('OVO000001')
  theirs = await at.newEntity('OVO000002')
})

async function blobsUnder(folder: string): Promise<string[]> {
  return readdir(join(at.folder, 'blobs', folder)).catch(() => [])
}

async function opened(entity: EntityId, record: Parameters<typeof readArchivedDocument>[2], n = 1) {
  const found = await readArchivedDocument(at.context, { entity }, record, n)
  if (found === undefined) throw new Error('not found')
  return found
}

test('the hash of a document is that of its bytes, whichever shared parts came before in others', () => {
  const part = fc
    .record({ bytes: fc.uint8Array({ maxLength: 3 }), isShared: fc.boolean() })
    .map(({ bytes, isShared }) => ({ bytes, ...(isShared && { shared: sha256(bytes) }) }))
  fc.assert(
    fc.property(fc.array(fc.array(part, { maxLength: 4 }), { minLength: 1, maxLength: 4 }), (documents) => {
      for (const segments of documents)
        expect(hashDocument(segments).toString('hex')).toBe(sha256(Buffer.concat(segments.map(({ bytes }) => bytes))))
    }),
  )
})

describe('the row of a document', () => {
  test('holds no name, type, variant, id or lengths that follow from the rest, and readers see all of them', async () => {
    const page = document(2, [{ bytes: Buffer.from('<p>') }], {
      kind: 'page',
      name: 'brief.html',
      mediaType: 'text/html',
    })
    const own = document(21, [{ bytes: Buffer.from('x') }], { kind: 'attachment', name: 'Plan.PDF', variant: 'large' })
    const request = at.letter(mine, { documents: [...at.letter(mine).documents, page, own] })
    await at.keep(request)
    const rows = await at.test.database.hub.query(sql`
      select n, id, usual, name, media_type, variant, layout is null as alone
      from document where record = ${request.record} order by n`)
    const unsaid = { id: null, name: null, media_type: null, variant: null }
    expect(rows).toEqual([
      { ...unsaid, n: 1, usual: 'a', alone: false },
      { ...unsaid, n: 2, usual: 'd', alone: true },
      {
        n: 21,
        id: null,
        usual: null,
        name: 'Plan.PDF',
        media_type: 'application/pdf',
        variant: 'large',
        alone: true,
      },
    ])
    const shown = (await readRecord(at.context, { entity: mine }, request.record))?.documents ?? []
    expect(shown).toMatchObject([
      { n: 1, name: 'brief.pdf', mediaType: 'application/pdf', variant: 'normal' },
      { n: 2, name: 'brief.html', mediaType: 'text/html', variant: 'normal' },
      { n: 21, name: 'Plan.PDF', mediaType: 'application/pdf', variant: 'large' },
    ])
    expect(new Set(shown.map(({ id }) => parseId('document', showId('document', id))).values()).size).toBe(3)
    expect(shown.map(({ id }) => instantOf(id))).toEqual([1, 2, 3].map(() => at.clock.now()))
  })

  test('has a code for each usual name, and the database reads each as it was meant', async () => {
    const names = [...usualNames.keys()]
    expect(new Set(usualNames.values()).size).toBe(names.length)
    for (const [name, code] of usualNames) {
      const [row] = await at.test.database.hub.query<{ name: string; type: string }>(
        sql`select document_name(${code}::"char", null) as name, document_media_type(null, ${name}) as type`,
      )
      expect(row?.name).toBe(name)
      expect(followsFromName(row?.type ?? '', name)).toBe(true)
    }
  })
})

test('a document of a record whose key was wrapped, as before, is opened; not with the key of another record', () => {
  const [entityKey, key] = [randomBytes(32), randomBytes(32)]
  const [record, other] = [newId('record', at.clock.now()), newId('record', at.clock.now())]
  const wrapped = createKeyring([{ id: 1, key: entityKey }], entityKey).seal(key, `record-key:${record}`)
  const sealed = createKeyring([{ id: 1, key }], key).seal(Buffer.from('brief'), `document:${record}:1`)
  expect(unwrapRecordCipher(entityKey, record, wrapped).open(sealed, 1).toString()).toBe('brief')
  expect(() => unwrapRecordCipher(entityKey, other, wrapped)).toThrow()
  const cipher = newRecordCipher({ number: 0, key: entityKey }, record)
  const { wrappedKey } = cipher
  expect(wrappedKey).toHaveLength(33)
  const now = cipher.seal(Buffer.from('brief'), 1)
  expect(unwrapRecordCipher(entityKey, record, wrappedKey).open(now, 1).toString()).toBe('brief')
  for (const wrong of [
    () => unwrapRecordCipher(entityKey, other, wrappedKey).open(now, 1),
    () => unwrapRecordCipher(randomBytes(32), record, wrappedKey).open(now, 1),
    () => unwrapRecordCipher(entityKey, record, Buffer.concat([Buffer.of(2), randomBytes(32)])).open(now, 1),
    () => unwrapRecordCipher(entityKey, record, Buffer.of(2)),
    () => unwrapRecordCipher(entityKey, record, Buffer.of(3)),
  ])
    expect(wrong).toThrow()
})

describe('storing a letter', () => {
  test('returns the exact bytes, whatever the segments', async () => {
    const part = fc.record({ bytes: fc.uint8Array({ maxLength: 300 }), shared: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 6 }),
        fc.constantFrom('application/pdf', 'text/html'),
        async (parts, mediaType) => {
          const segments: ByteSegments = parts.map(({ bytes, shared }) =>
            shared ? { bytes, shared: sha256(bytes) } : { bytes },
          )
          const request = at.letter(mine, { documents: [document(1, segments, { mediaType })] })
          const [stored] = await at.keep(request)
          const found = await opened(mine, request.record)
          expect(found.bytes).toEqual(Buffer.concat(segments.map((each) => each.bytes)))
          expect(found).toMatchObject({ mediaType, name: 'brief.pdf', sha256: stored?.documents[0]?.sha256 })
        },
      ),
      { numRuns: 40 },
    )
  })

  test('writes the letters of a chunk into one pack, and a shared font once per entity', async () => {
    const requests = Array.from({ length: 32 }, () => at.letter(mine))
    const packsBefore = await blobsUnder(`packs/${mine}`)
    await at.keep(...requests.slice(0, 1))
    const partsBefore = await blobsUnder(`parts/${mine}`)
    const stored = await at.keep(...requests.slice(1))
    expect((await blobsUnder(`packs/${mine}`)).length).toBe(packsBefore.length + 2)
    expect(await blobsUnder(`parts/${mine}`)).toEqual(partsBefore)
    expect(stored[0]?.pack.size).toBeLessThan(31 * 2_720)
    expect(stored[0]?.documents[0]?.size).toBe(32_500)
  })

  test('names the same font differently for another entity, and stores nothing readable', async () => {
    await at.keep(at.letter(mine), at.letter(mine))
    await at.keep(at.letter(theirs))
    const names = new Set(await blobsUnder(`parts/${mine}`))
    expect((await blobsUnder(`parts/${theirs}`)).some((name) => names.has(name))).toBe(false)
    for (const folder of [`parts/${mine}`, `parts/${theirs}`])
      for (const name of await blobsUnder(folder)) {
        const bytes = await readFile(join(at.folder, 'blobs', folder, name))
        expect(bytes.includes('fontfont')).toBe(false)
        expect(name).not.toBe(sha256(sharedFont))
      }
  })

  test('keeps one record when a chunk is stored again with the same bytes', async () => {
    const request = at.letter(mine)
    const [first] = await at.keep(request)
    const stored = await storePack(at.context, [request])
    const made = await at.test.database.asHub((tx) => insertRecords(tx, stored))
    expect(made).toEqual([])
    const rows = await at.test.database.hub.query(
      sql`select d.pack, l.kind::text from document d join leaf l using (record) where record = ${request.record}`,
    )
    expect(rows).toEqual([{ pack: first?.pack.id, kind: 's' }])
    expect(await at.test.database.hub.query(sql`select from pack where id = ${stored[0]?.pack.id}`)).toEqual([])
  })

  test('refuses other bytes for a record that exists, and the rest of its pack with it', async () => {
    const request = at.letter(mine)
    const fresh = at.letter(mine)
    await at.keep(request)
    const again = { ...request, documents: at.letter(mine).documents }
    await expect(at.keep(fresh, again)).rejects.toThrow(RecordDiffers)
    expect(await readArchivedDocument(at.context, { entity: mine }, fresh.record, 1)).toBeUndefined()
  })

  test('refuses a pack of two entities or series, of more than 32 letters, and a part whose bytes do not match its hash', async () => {
    await expect(storePack(at.context, [at.letter(mine), at.letter(theirs)])).rejects.toThrow(/one entity/)
    await expect(storePack(at.context, [at.letter(mine), at.letter(mine, { series: 'andere' })])).rejects.toThrow(
      /one series/,
    )
    await expect(
      storePack(
        at.context,
        Array.from({ length: 33 }, () => at.letter(mine)),
      ),
    ).rejects.toThrow(/32/)
    // Longer than the generated ones above: a part that is known by its name is not read again.
    const segments: ByteSegments = [{ bytes: Buffer.from('a'), shared: sha256(Buffer.from('b'.repeat(400))) }]
    await expect(storePack(at.context, [at.letter(mine, { documents: [document(1, segments)] })])).rejects.toThrow(
      /shared part/,
    )
  })
})

describe('opening a document', () => {
  test('is allowed to its entity and the person concerned, and to no other', async () => {
    const request = at.letter(mine)
    await at.keep(request)
    const open = (reader: Parameters<typeof readArchivedDocument>[1]) =>
      readArchivedDocument(at.context, reader, request.record, 1)
    expect(await open({ entity: mine })).toBeDefined()
    expect(await open({ hub: mine })).toBeDefined()
    expect(await open({ person: request.recipientIndex ?? Buffer.alloc(0) })).toBeDefined()
    expect(await open({ entity: theirs })).toBeUndefined()
    expect(await open({ hub: theirs })).toBeUndefined()
    expect(await open({ person: randomBytes(32) })).toBeUndefined()
    expect(await readArchivedDocument(at.context, { entity: mine }, request.record, 2)).toBeUndefined()
    expect(await readArchivedDocument(at.context, { entity: mine }, newId('record', at.clock.now()), 1)).toBeUndefined()
  })

  test('a letter made with a test key is not shown to the person', async () => {
    const request = at.letter(mine, { test: true })
    await at.keep(request)
    expect(
      await readArchivedDocument(at.context, { person: request.recipientIndex ?? Buffer.alloc(0) }, request.record, 1),
    ).toBeUndefined()
    expect(await opened(mine, request.record)).toBeDefined()
  })

  test('detects a single changed byte in the pack', async () => {
    const request = at.letter(mine)
    const [stored] = await at.keep(request)
    const path = join(at.folder, 'blobs/packs', mine, stored?.pack.id ?? '')
    const bytes = await readFile(path)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    await writeFile(path, bytes)
    await expect(opened(mine, request.record)).rejects.toThrow(DocumentAltered)
  })

  test('detects another hash in the row', async () => {
    const request = at.letter(mine)
    await at.keep(request)
    await at.test.database.hub.query(
      sql`update document set sha256 = ${randomBytes(32)} where record = ${request.record}`,
    )
    await expect(opened(mine, request.record)).rejects.toThrow(DocumentAltered)
  })

  test('detects a document that was put in the place of another', async () => {
    const [a, b] = [at.letter(mine), at.letter(mine)]
    await at.keep(a, b)
    await at.test.database.hub.query(sql`update document d set pack_offset = o.pack_offset, sha256 = o.sha256, layout = o.layout
      from document o where o.record = ${b.record} and d.record = ${a.record}`)
    await expect(opened(mine, a.record)).rejects.toThrow(DocumentAltered)
  })
})

describe('a later document', () => {
  test('joins the record with a leaf of its own, and the first bytes are unchanged', async () => {
    const request = at.letter(mine)
    await at.keep(request)
    const add = (text: string) =>
      addDocuments(at.context, [
        {
          record: request.record,
          entity: mine,
          series: request.series,
          documents: [
            document(2, [{ bytes: Buffer.from(text) }], {
              kind: 'email',
              mediaType: 'message/rfc822',
              name: 'bericht.eml',
            }),
          ],
        },
      ])
    const [added] = await add('Date: today')
    const [again] = await add('Date: tomorrow')
    expect(again).toEqual(added)
    // The caller gets the bytes that were archived first, beside new ones of other letters.
    const other = at.letter(mine)
    await at.keep(other)
    const once = await addOnce(
      at.context,
      [request, other].map(({ record }) => ({
        record,
        entity: mine,
        document: document(2, [{ bytes: Buffer.from('Date: later') }], { kind: 'address-sheet' }),
      })),
    )
    expect(once.map(String)).toEqual(['Date: today', 'Date: later'])
    const found = await opened(mine, request.record, 2)
    expect(found.bytes.toString()).toBe('Date: today')
    const leaves = await at.test.database.hub.query(
      sql`select n, kind from leaf where record = ${request.record} order by n`,
    )
    expect(leaves).toEqual([
      { n: 1, kind: 's' },
      { n: 2, kind: 's' },
    ])
  })

  test('that encloses a document of its record does not store it again', async () => {
    const part = fc.uint8Array({ maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(part, part, part, async (letter, before, after) => {
        const segments: ByteSegments = [
          { bytes: before },
          { bytes: base64Lines(letter), base64Of: 1 },
          { bytes: after },
        ]
        const mail = document(2, segments, { kind: 'email', mediaType: 'message/rfc822', name: 'bericht.eml' })
        const request = at.letter(mine, { documents: [document(1, [{ bytes: letter }]), mail] })
        const [stored] = await at.keep(request)
        const { bytes } = await opened(mine, request.record, 2)
        expect(bytes).toEqual(Buffer.concat(segments.map((each) => each.bytes)))
        expect(stored?.documents[1]?.place.length).toBeLessThanOrEqual(before.length + after.length + 60)
      }),
      { numRuns: 12 },
    )
  })

  test('cannot be added to a record that does not exist', async () => {
    const record = newId('record', at.clock.now())
    const documents = [document(2, [{ bytes: Buffer.from('x') }])]
    await expect(addDocuments(at.context, [{ record, entity: mine, series: 's', documents }])).rejects.toThrow(
      /No such record/,
    )
  })
})
