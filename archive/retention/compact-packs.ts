import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type EntityId, type Id, newId, type RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import type { StoredPack } from '../ingest/ingest-request.ts'
import { readPackIndex, sealPackIndex } from '../ingest/pack-index.ts'
import { packKey } from '../ingest/pack-key.ts'
import { sha256Of } from '../ingest/record-cipher.ts'
import { keepInIndex } from './keep-in-index.ts'

interface Pack {
  readonly id: Id<'pack'>
  readonly entity: EntityId
  readonly series: string
  /** Null for packs of earlier versions. */
  readonly sha256: Buffer | null
}
interface Place {
  readonly record: RecordId
  readonly n: number
  readonly offset: number
  readonly length: number
}

/** What became of the packs of one step. */
export interface CompactedPacks {
  readonly packs: number
  /** Bytes that no record needs any more. */
  readonly bytes: number
}

/**
 * Writes packs again without the bytes of destroyed documents (hub's role). The bytes are copied as they are sealed: a document is bound
 * to its record and number, and not to its pack. The new pack is durable before a row names it. The old one is retired: it is removed
 * when no back-up of the database names it any more (`removeRetiredPacks`). A pack that changed in the meantime is left for the next step.
 */
export async function compactPacks(context: ArchiveContext, limit: number): Promise<CompactedPacks> {
  const packs = await context.database.hub.query<Pack & { freed: number }>(sql`
    select id, entity, series, sha256, freed from pack p
    where freed > 0 and retired_at is null
      and not exists (select from store_fault f where f.key = 'packs/' || p.entity || '/' || p.id and f.outcome in ('open', 'lost'))
    order by id limit ${limit}`)
  const done = { packs: 0, bytes: 0 }
  for (const { freed, ...pack } of packs) {
    if (!(await compactPack(context, pack))) continue
    done.packs += 1
    done.bytes += freed
  }
  return done
}

async function compactPack(context: ArchiveContext, pack: Pack): Promise<boolean> {
  const { database, blobs, clock } = context
  const places = await database.hub.query<Place>(sql`
    select record, n, pack_offset as "offset", pack_length as length from document where pack = ${pack.id} order by pack_offset`)
  if (places.length === 0) {
    const retired = await database.hub.query(sql`
      update pack set retired_at = ${clock.now()}, freed = 0
      where id = ${pack.id} and not exists (select from document d where d.pack = pack.id) returning 1 as one`)
    return retired.length > 0
  }
  const old = await blobs.read(packKey(pack.entity, pack.id))
  // Altered bytes are left to the scrubber, which has a second copy: a new pack would hash them as if they were right.
  if (pack.sha256 !== null && !sha256Of([old]).equals(pack.sha256)) return false
  const writtenAt = clock.now()
  const fresh = { ...pack, id: newId('pack', writtenAt), size: 0, writtenAt }
  const moved = places.map(({ record, n, length, ...place }) => {
    const at = fresh.size
    fresh.size += length
    return { record, n, length, from: place.offset, at }
  })
  const index = await indexOf(context, pack, fresh.id, old.length, moved)
  fresh.size += index.reduce((sum, part) => sum + part.length, 0)
  const bytes = [...moved.map(({ from, length }) => old.subarray(from, from + length)), ...index]
  await blobs.put(packKey(fresh.entity, fresh.id), bytes)
  return database.asHub((tx) => moveDocuments(tx, pack, { ...fresh, sha256: sha256Of(bytes) }, moved))
}

/** The end of the new pack: what the old one says of the documents that stay. Nothing of what was destroyed is copied. */
async function indexOf(
  { blobs, entityKeys }: ArchiveContext,
  { id, entity }: Pack,
  fresh: Id<'pack'>,
  size: number,
  moved: readonly { readonly record: RecordId; readonly n: number; readonly at: number }[],
): Promise<readonly Uint8Array[]> {
  const key = await entityKeys.of(entity)
  const index = await readPackIndex(blobs, key, { entity, pack: id, size })
  return index === undefined ? [] : sealPackIndex(key, { entity, pack: fresh }, keepInIndex(index, moved))
}

async function moveDocuments(
  tx: Tx,
  pack: Pack,
  fresh: StoredPack,
  moved: readonly { readonly record: RecordId; readonly n: number; readonly at: number }[],
): Promise<boolean> {
  // By their first leaf, as whoever destroys or adds documents does.
  await tx.query(sql`
    select from leaf where n = 1 and record = any(${arrayOf(
      'uuid',
      moved.map(({ record }) => record),
    )}) order by record for update`)
  const there = await tx.query<{ count: number }>(sql`select count(*) as count from document where pack = ${pack.id}`)
  if (there[0]?.count !== moved.length) return false
  await tx.query(sql`
    insert into pack (id, entity, series, size, written_at, sha256)
    values (${fresh.id}, ${fresh.entity}, ${fresh.series}, ${fresh.size}, ${fresh.writtenAt}, ${fresh.sha256})`)
  await tx.query(sql`
    update document d set pack = ${fresh.id}, pack_offset = m.at
    from ${rowsOf(
      'm',
      {
        record: ['uuid', ({ record }) => record],
        n: ['int', ({ n }) => n],
        at: ['int', ({ at }) => at],
      },
      moved,
    )}
    where d.record = m.record and d.n = m.n and d.pack = ${pack.id}`)
  await tx.query(sql`update pack set retired_at = ${fresh.writtenAt}, freed = 0 where id = ${pack.id}`)
  return true
}

/**
 * Forgets packs that were written again before this moment: the next sweep removes their bytes. @returns how many
 * @param before no back-up that is older is kept
 */
export async function removeRetiredPacks(hub: Queryable, before: Date): Promise<number> {
  const gone = await hub.query(sql`delete from pack where retired_at < ${before} returning 1 as one`)
  return gone.length
}
