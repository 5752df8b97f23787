import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { type EntityId, type Id, instantOf, type RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import type { StoredDocument, StoredRecord } from '../ingest/ingest-request.ts'
import { insertRecords } from '../ingest/insert-records.ts'
import { readPackIndex, shortDigest } from '../ingest/pack-index.ts'
import { learnWordsOf } from '../ingest/store-pack.ts'

/** A record that is in a pack and not in the database. */
export interface RecordToAdopt {
  readonly record: RecordId
  readonly entity: EntityId
  readonly pack: Id<'pack'>
  /** The number of its first leaf in the published log; null: it gets the next one. */
  readonly leaf: number | null
}

/** The record cannot be made again from its pack. */
export class NotAdoptable extends Error {
  readonly reason: 'no-index' | 'shared-part-missing'
  constructor(reason: NotAdoptable['reason']) {
    super(`The record cannot be made again: ${reason}`)
    this.reason = reason
  }
}

/**
 * Reads what is needed to make a record again, before any transaction. Its key comes from the end of the pack, sealed by the key of the
 * entity: documents, facts and leaf are those that were archived.
 * @throws NotAdoptable, BlobMissing
 */
export async function readRecordToAdopt(
  context: ArchiveContext,
  { record, entity, pack }: RecordToAdopt,
  packSize: number,
): Promise<StoredRecord> {
  const index = await readPackIndex(context.blobs, await context.entityKeys.of(entity), {
    entity,
    pack,
    size: packSize,
  })
  const indexed = index?.records.find((each) => each.record === record)
  if (index === undefined || indexed === undefined) throw new NotAdoptable('no-index')
  const numbers = await numbersOfParts(context, entity, index.parts)
  const numberOf = (then: number): number => {
    if (then <= 0) return then
    const now = numbers.get(then)
    if (now === undefined) throw new NotAdoptable('shared-part-missing')
    return now
  }
  const documents = indexed.documents.map(({ place, ...document }): StoredDocument => {
    const { dictionary, ...known } = place
    return {
      ...document,
      place: {
        ...known,
        sharedParts: known.sharedParts.map(numberOf),
        ...(dictionary !== undefined && { dictionary: numberOf(dictionary) }),
      },
    }
  })
  await learnWordsOf(context, [indexed.request])
  const { series } = index
  // The scrubber hashes the pack once each of its documents was opened.
  const row = { id: pack, entity, series, size: packSize, writtenAt: instantOf(pack), sha256: null }
  return { ...indexed, documents, pack: row }
}

/** Makes the rows of the record again, with the number under which its leaf was published, in the caller's transaction as the hub. */
export async function adoptRecord(tx: Tx, stored: StoredRecord, leaf: number | null): Promise<boolean> {
  const made = await insertRecords(tx, [stored])
  if (made.length > 0 && leaf !== null)
    await tx.query(sql`
      update leaf_batch set first = ${leaf}
      where first is null and id = (select batch from leaf where record = ${stored.record} and n = 1)`)
  return made.length > 0
}

/** The numbers that shared parts have in the database now, by their number when the pack was written. */
async function numbersOfParts(
  { database, blobs, clock }: ArchiveContext,
  entity: EntityId,
  parts: Readonly<Record<number, string>>,
): Promise<Map<number, number>> {
  const rows = await database.hub.query<{ id: number; digest: Buffer }>(
    sql`select id, digest from shared_part where entity = ${entity}`,
  )
  const known = new Map(rows.map(({ id, digest }) => [shortDigest(digest), id]))
  const numbers = new Map<number, number>()
  for (const [then, digest] of Object.entries(parts)) {
    const now = known.get(digest)
    if (now !== undefined) numbers.set(Number(then), now)
    // Stored after the restored moment: the bytes are in the store under their whole digest.
    else
      for await (const { key, size } of blobs.list(`parts/${entity}/${digest}`)) {
        const whole = Buffer.from(key.split('/').at(-1) ?? '', 'hex')
        const [row] = await database.hub.query<{ id: number }>(sql`
          insert into shared_part (entity, digest, size, used_at)
          values (${entity}, ${whole}, ${Math.max(0, size - 16)}, ${clock.now()})
          on conflict (entity, digest) do update set used_at = excluded.used_at returning id`)
        if (row !== undefined) numbers.set(Number(then), row.id)
      }
  }
  return numbers
}
