import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import { packKey } from '../ingest/pack-key.ts'
import { sharedPartBlob } from '../ingest/shared-parts.ts'

interface Stored {
  readonly key: string
  readonly entity: EntityId
  /** Bytes in the store. */
  readonly size: number
}
export interface StoredPackObject extends Stored {
  readonly pack: Id<'pack'>
  /** Null for packs of earlier versions. */
  readonly sha256: Buffer | null
}
export interface StoredPartObject extends Stored {
  readonly part: number
  readonly digest: Buffer
}
/** A blob of the archive, with what is known about its bytes. */
export type StoredObject = StoredPackObject | StoredPartObject

/** What AES-GCM adds to the bytes of a shared part. */
const tagBytes = 16

/** Packs after this one, in the order of their ids. */
export async function packsAfter(hub: Queryable, after: string | null, limit: number): Promise<StoredPackObject[]> {
  return readPacks(hub, sql`where ${after}::uuid is null or id > ${after} order by id limit ${limit}`)
}

export async function partsAfter(hub: Queryable, after: number | null, limit: number): Promise<StoredPartObject[]> {
  return readParts(hub, sql`where id > ${after ?? 0} order by id limit ${limit}`)
}

/** Those of these packs and parts that still have a row. */
export async function findObjects(
  hub: Queryable,
  packs: readonly string[],
  parts: readonly number[],
): Promise<StoredObject[]> {
  return [
    ...(await readPacks(hub, sql`where id = any(${arrayOf('uuid', packs)})`)),
    ...(await readParts(hub, sql`where id = any(${arrayOf('bigint', parts)})`)),
  ]
}

async function readPacks(hub: Queryable, which: SQL): Promise<StoredPackObject[]> {
  const rows = await hub.query<Omit<StoredPackObject, 'key'>>(
    sql`select id as pack, entity, size, sha256 from pack ${which}`,
  )
  return rows.map((row) => ({ ...row, key: packKey(row.entity, row.pack) }))
}

async function readParts(hub: Queryable, which: SQL): Promise<StoredPartObject[]> {
  const rows = await hub.query<Omit<StoredPartObject, 'key'>>(sql`
    select id as part, entity, size + ${tagBytes}::int as size, digest from shared_part ${which}`)
  return rows.map((row) => ({ ...row, key: sharedPartBlob(row.entity, row.digest) }))
}

/** Documents in a pack, or that a shared part is needed for. */
export function documentsIn(object: { readonly pack: string } | { readonly part: number }): SQL {
  return 'pack' in object
    ? sql`document d where d.pack = ${object.pack}`
    : sql`document d where layout_uses(d.layout) @> array[${object.part}::bigint] and d.layout is not null`
}
