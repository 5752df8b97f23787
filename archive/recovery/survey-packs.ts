import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import { entityNames } from '../../core/tenants/entities.ts'
import { type EntityId, type Id, instantOf, type RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { sealingLeaf } from '../ingest/insert-records.ts'
import { type IndexedRecord, readPackIndex } from '../ingest/pack-index.ts'
import { leafBytes } from '../ledger/leaf.ts'
import { leafHash } from '../ledger/merkle.ts'
import type { LeafFile } from '../ledger/published/leaf-file.ts'
import type { LogSizes } from './log-sizes.ts'
import { publishedPositions } from './published-positions.ts'

/** A record in a pack that no row of the database names. */
export interface FoundRecord {
  readonly indexed: IndexedRecord
  readonly pack: Id<'pack'>
  readonly packSize: number
  readonly sealedAt: Date
  /** The number of its first leaf in the published log; null: its transaction may never have been committed. */
  readonly leaf: number | null
}
export interface SurveyStep {
  readonly records: readonly FoundRecord[]
  /** Packs of this step that no row names, and those of them without an index. */
  readonly packs: number
  readonly packsWithoutIndex: number
}
interface StoredPackFile {
  readonly entity: EntityId
  readonly pack: Id<'pack'>
  readonly size: number
}

const packsAtOnce = 200

/**
 * Reads the ends of all packs that no row of the database names, and finds the records that the database lacks. Records that a disposal
 * destroyed are left out: apply the lists of disposals first. Packs of an entity that the database does not know cannot be read, and count
 * as packs without an index.
 */
export async function* surveyPacks(
  context: ArchiveContext,
  leaves: LeafFile,
  sizes: LogSizes,
): AsyncGenerator<SurveyStep> {
  let some: StoredPackFile[] = []
  for await (const { key, size } of context.blobs.list('packs/')) {
    const [, entity, pack] = key.split('/')
    if (entity === undefined || pack === undefined) continue
    some.push({ entity: entity as EntityId, pack: pack as Id<'pack'>, size })
    if (some.length < packsAtOnce) continue
    yield await surveySome(context, leaves, sizes, some)
    some = []
  }
  yield await surveySome(context, leaves, sizes, some)
}

async function surveySome(
  context: ArchiveContext,
  leaves: LeafFile,
  sizes: LogSizes,
  all: readonly StoredPackFile[],
): Promise<SurveyStep> {
  const ids = arrayOf(
    'uuid',
    all.map(({ pack }) => pack),
  )
  const known = await context.database.hub.query<{ id: string }>(sql`select id from pack where id = any(${ids})`)
  const named = new Set(known.map(({ id }) => id))
  const unnamed = all.filter(({ pack }) => !named.has(pack))
  const found: Omit<FoundRecord, 'leaf'>[] = []
  let packsWithoutIndex = 0
  for (const each of unnamed) {
    const index = await indexOf(context, each)
    if (index === undefined) packsWithoutIndex += 1
    for (const indexed of index?.records ?? [])
      found.push({ indexed, pack: each.pack, packSize: each.size, sealedAt: instantOf(each.pack) })
  }
  const lacking = await lackingRecords(context, found)
  const hashes = new Map(lacking.map((each) => [hashOfFirstLeaf(each.indexed), each]))
  const positions = await publishedPositions(leaves, sizes, new Set(hashes.keys()))
  const records = [...hashes].map(([hash, each]) => ({ ...each, leaf: positions.get(hash) ?? null }))
  return { records, packs: unnamed.length, packsWithoutIndex }
}

async function indexOf(
  { blobs, entityKeys, database }: ArchiveContext,
  { entity, pack, size }: StoredPackFile,
): ReturnType<typeof readPackIndex> {
  const there = await database.asHub((tx) => entityNames(tx, [entity]))
  if (there.size === 0) return undefined
  return readPackIndex(blobs, await entityKeys.of(entity), { entity, pack, size })
}

async function lackingRecords<T extends { readonly indexed: IndexedRecord }>(
  { database }: ArchiveContext,
  found: readonly T[],
): Promise<T[]> {
  if (found.length === 0) return []
  const ids = arrayOf(
    'uuid',
    found.map(({ indexed }) => indexed.record),
  )
  const there = await database.hub.query<{ id: RecordId }>(sql`
    select id from record where id = any(${ids})
    union select record from disposal_record where record = any(${ids}) and chunk is not null`)
  const known = new Set(there.map(({ id }) => id))
  return found.filter(({ indexed }) => !known.has(indexed.record))
}

function hashOfFirstLeaf(indexed: IndexedRecord): string {
  const { record, entity, kind, commitment } = sealingLeaf(indexed)
  return leafHash(leafBytes({ record, entity, kind, commitment })).toString('hex')
}
