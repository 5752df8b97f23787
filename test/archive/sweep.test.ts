import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSharedParts } from '../../archive/ingest/shared-parts.ts'
import { storePack } from '../../archive/ingest/store-pack.ts'
import { sweepPacks } from '../../archive/ingest/sweep-packs.ts'
import { sweepSharedParts } from '../../archive/ingest/sweep-shared-parts.ts'
import { readArchivedDocument } from '../../archive/read/read-document.ts'
import { verifyRecordsOf } from '../../archive/verify/verify-archive.ts'
import type { RecordId } from '../../core/words/id.ts'
import { document, openArchiveFixture, sha256 } from './archive-fixture.ts'

const at = await openArchiveFixture()
const mine = await at.newEntity('OVO000001')
const packs = (): Promise<string[]> => readdir(join(at.folder, 'blobs/packs', mine))

test('a pack without rows goes after a day, one with rows never', async () => {
  // The store reports the time of writing by the clock of the machine.
  at.clock.advance(Date.now() - at.clock.now().getTime())
  const kept = at.letter(mine)
  await at.keep(kept)
  await storePack(at.context, [at.letter(mine)])
  at.clock.advance(23 * 3_600_000)
  expect(await sweepPacks(at.context)).toBe(0)
  expect(await packs()).toHaveLength(2)
  at.clock.advance(2 * 3_600_000)
  expect(await sweepPacks(at.context, { dryRun: true })).toBe(1)
  expect(await packs()).toHaveLength(2)
  expect(await sweepPacks(at.context)).toBe(1)
  expect(await packs()).toHaveLength(1)
  expect(await readArchivedDocument(at.context, { entity: mine }, kept.record, 1)).toBeDefined()
  expect(await sweepPacks(at.context)).toBe(0)
})

describe('shared parts', () => {
  const day = 24 * 3_600_000
  const part = randomBytes(4_000)
  const withPart = (bytes: Buffer) =>
    at.letter(mine, { documents: [document(1, [{ bytes: Buffer.from('own') }, { bytes, shared: sha256(bytes) }])] })
  const parts = (): Promise<string[]> => readdir(join(at.folder, 'blobs/parts', mine))
  /** Removes a record as a disposal does: its rows, and with them its key. */
  const forget = (record: RecordId) =>
    at.test.database.asHub(async (tx) => {
      await tx.query(sql`delete from document where record = ${record}`)
      await tx.query(sql`delete from record where id = ${record}`)
    })
  let fonts = 0
  beforeAll(async () => {
    await at.keep(at.letter(mine))
    fonts = (await parts()).length
  })

  test('stay while any record refers to them, old ones of attachments too, and are removed three days after their last use', async () => {
    // As earlier versions archived an attachment.
    const [first, second] = [withPart(part), withPart(part)]
    await at.keep(first)
    await at.keep(second)
    at.clock.advance(4 * day)
    expect(await sweepSharedParts(at.context)).toEqual({ parts: 0, bytes: 0 })
    await forget(first.record)
    expect(await sweepSharedParts(at.context)).toEqual({ parts: 0, bytes: 0 })
    expect((await readArchivedDocument(at.context, { entity: mine }, second.record, 1))?.bytes.subarray(3)).toEqual(
      part,
    )
    for await (const step of verifyRecordsOf(at.context, [second.record])) expect(step).toBe('nothing')
    await forget(second.record)
    expect(await sweepSharedParts(at.context, { dryRun: true })).toEqual({ parts: 1, bytes: part.length })
    expect(await parts()).toHaveLength(fonts + 1)
    expect(await sweepSharedParts(at.context)).toEqual({ parts: 1, bytes: part.length })
    expect(await parts()).toHaveLength(fonts)
    expect(await sweepSharedParts(at.context)).toEqual({ parts: 0, bytes: 0 })
  })

  test('that are dictionaries stay while any page was deflated with them', async () => {
    const bytes = randomBytes(2_000)
    const dictionary = { bytes, shared: sha256(bytes) }
    const page = document(2, [{ bytes: Buffer.concat([bytes, Buffer.from('Jan')]) }], {
      mediaType: 'text/html',
      dictionary,
    })
    const letter = at.letter(mine, { documents: [page] })
    await at.keep(letter)
    at.clock.advance(4 * day)
    expect(await sweepSharedParts(at.context)).toEqual({ parts: 0, bytes: 0 })
    expect((await readArchivedDocument(at.context, { entity: mine }, letter.record, 2))?.bytes).toHaveLength(2_003)
    await forget(letter.record)
    expect(await sweepSharedParts(at.context)).toEqual({ parts: 1, bytes: bytes.length })
  })

  test('that were swept are written again by the process that stored them before, and one in use is not swept', async () => {
    // The process knows the part by its number, which does not exist any more.
    const again = withPart(part)
    await at.keep(again)
    expect((await readArchivedDocument(at.context, { entity: mine }, again.record, 1))?.bytes.subarray(3)).toEqual(part)
    await forget(again.record)
    at.clock.advance(2 * day)
    // Written, but not recorded yet.
    const stored = await storePack(at.context, [withPart(part)])
    at.clock.advance(2 * day)
    expect(await sweepSharedParts(at.context)).toEqual({ parts: 0, bytes: 0 })
    expect(stored).toHaveLength(1)
    at.clock.advance(2 * day)
    expect(await sweepSharedParts(at.context)).toEqual({ parts: 1, bytes: part.length })
  })

  test('that another process stores while they are swept exist afterwards', async () => {
    const bytes = randomBytes(3_000)
    const gone = withPart(bytes)
    await at.keep(gone)
    await forget(gone.record)
    at.clock.advance(4 * day)
    const other = createSharedParts(at.test.database, at.context.blobs, at.clock)
    const key = await at.context.entityKeys.of(mine)
    let stored: Promise<unknown> | undefined
    const blobs = {
      ...at.context.blobs,
      remove: async (name: string) => {
        // Begins while the sweep holds the row, and waits for it.
        stored = other.store(mine, key, new Map([[sha256(bytes), bytes]]))
        await at.context.blobs.remove(name)
      },
    }
    expect(await sweepSharedParts({ ...at.context, blobs })).toEqual({ parts: 1, bytes: bytes.length })
    await stored
    expect(await parts()).toHaveLength(fonts + 1)
    const rows = await at.test.database.hub.query(sql`select from shared_part where entity = ${mine}`)
    expect(rows).toHaveLength(fonts + 1)
  })

  test('an attachment is not shared: without the key of its record none of it can be read', async () => {
    const attachment = randomBytes(5_000)
    const letter = at.letter(mine)
    const enclosed = document(20, [{ bytes: attachment }], { kind: 'attachment', name: 'bijlage.pdf' })
    const before = await parts()
    await at.keep({ ...letter, documents: [...letter.documents, enclosed] })
    expect((await readArchivedDocument(at.context, { entity: mine }, letter.record, 20))?.bytes).toEqual(attachment)
    expect(await parts()).toEqual(before)
    // The key of another record does not decrypt it, though the entity's key is the same.
    const other = at.letter(mine)
    await at.keep(other)
    await at.test.database.hub.query(sql`
      update record r set wrapped_key = o.wrapped_key from record o where r.id = ${letter.record} and o.id = ${other.record}`)
    await expect(readArchivedDocument(at.context, { entity: mine }, letter.record, 20)).rejects.toThrow()
  })
})
