import { sql } from 'drizzle-orm'
import type { BlobStore } from '../../../core/blobs/blob-store.ts'
import type { Clock } from '../../../core/clock.ts'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Database } from '../../../core/db/database.ts'
import { dayMs } from '../../../core/durations.ts'
import { previewFolder, previewMs } from '../previews.ts'
import { type DocumentId, documentFolder, documentKey, keptDays, type SuppliedDocument } from './supplied-documents.ts'

/** A message that names a document on its last day is accepted before the document is removed. */
const graceMs = dayMs
const atOnce = 500

export interface SweepDeps {
  readonly database: Database
  readonly blobs: BlobStore
  readonly clock: Clock
  /** The documents that a message still needs. */
  readonly inUse: (documents: readonly DocumentId[]) => Promise<ReadonlySet<DocumentId>>
}

/**
 * Removes uploads that no message needs, a week after the upload; bytes whose row was never written; pictures of previews after
 * their hour. The row is deleted first: the next round finds bytes without a row.
 * @returns how many documents were removed
 */
export async function sweepUploads(deps: SweepDeps): Promise<number> {
  const removed = await sweepRows(deps)
  await sweepBlobs(deps)
  return removed
}

async function sweepRows({ database, blobs, clock, inUse }: SweepDeps): Promise<number> {
  const before = new Date(clock.now().getTime() - keptDays * dayMs - graceMs)
  let removed = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const old = await database.hub.query<Pick<SuppliedDocument, 'id' | 'entity'>>(sql`
      select id, entity from supplied_document where created_at < ${before} and id > ${after} order by id limit ${atOnce}`)
    const needed = await inUse(old.map((each) => each.id))
    const unneeded = old.filter((each) => !needed.has(each.id))
    const ids = unneeded.map((each) => each.id)
    await database.hub.query(sql`delete from supplied_document where id = any(${arrayOf('uuid', ids)})`)
    for (const { entity, id } of unneeded) await blobs.remove(documentKey(entity, id))
    removed += unneeded.length
    const last = old.at(-1)
    if (last === undefined || old.length < atOnce) return removed
    after = last.id
  }
}

async function sweepBlobs({ database, blobs, clock }: SweepDeps): Promise<void> {
  const now = clock.now().getTime()
  for await (const { key, writtenAt } of blobs.list(previewFolder))
    if (now - writtenAt.getTime() > previewMs) await blobs.remove(key)
  let old: string[] = []
  const removeStray = async (): Promise<void> => {
    const keys = old
    old = []
    const ids = keys.map((key) => key.split('/').at(-1))
    const rows = await database.hub.query<{ id: string }>(
      sql`select id from supplied_document where id = any(${arrayOf('uuid', ids)})`,
    )
    const there = new Set(rows.map((row) => row.id))
    for (const [index, key] of keys.entries()) if (!there.has(ids[index] ?? '')) await blobs.remove(key)
  }
  for await (const { key, writtenAt } of blobs.list(documentFolder)) {
    if (now - writtenAt.getTime() > dayMs) old.push(key)
    if (old.length >= atOnce) await removeStray()
  }
  await removeStray()
}
