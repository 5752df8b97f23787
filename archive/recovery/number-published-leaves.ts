import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, Id, RecordId } from '../../core/words/id.ts'
import { type LeafCode, leafBytes, leafKind } from '../ledger/leaf.ts'
import { leafHash } from '../ledger/merkle.ts'
import type { LeafFile } from '../ledger/published/leaf-file.ts'
import type { LogSizes } from './log-sizes.ts'
import { publishedPositions } from './published-positions.ts'

const batchesAtOnce = 1_000

/**
 * Gives batches of leaves that waited at the restored moment the number under which they were published, and notes which leaves of the
 * published log the database knows by their hash only.
 */
export async function numberPublishedLeaves(
  database: Database,
  leaves: LeafFile,
  recovery: Id<'recovery'>,
  sizes: LogSizes,
): Promise<void> {
  for (let after = 0; ; ) {
    const batches = await database.hub.query<Batch>(sql`
      select id, entity, size from leaf_batch where first is null and id > ${after} order by id limit ${batchesAtOnce}`)
    const last = batches.at(-1)
    if (last === undefined) break
    await numberBatches(database, leaves, sizes, batches)
    after = last.id
  }
  await noteHashOnly(database, recovery, sizes)
}

interface Batch {
  readonly id: number
  readonly entity: EntityId
  readonly size: number
}

async function numberBatches(
  { hub }: Database,
  leaves: LeafFile,
  sizes: LogSizes,
  batches: readonly Batch[],
): Promise<void> {
  const ids = batches.map(({ id }) => id)
  const entities = new Map(batches.map(({ id, entity }) => [id, entity]))
  const rows = await hub.query<{ batch: number; record: RecordId; kind: LeafCode; commitment: Buffer }>(sql`
    select batch, record, kind, commitment from leaf where batch = any(${arrayOf('bigint', ids)}) and place = 0`)
  const first = new Map<string, number>()
  for (const { batch, kind, ...leaf } of rows) {
    const entity = entities.get(batch)
    if (entity !== undefined)
      first.set(leafHash(leafBytes({ ...leaf, entity, kind: leafKind(kind) })).toString('hex'), batch)
  }
  // A batch is numbered as a whole: where its first leaf is, the others follow.
  const found = await publishedPositions(leaves, sizes, new Set(first.keys()))
  const numbered = [...found].flatMap(([hash, position]) => {
    const id = first.get(hash)
    return id === undefined ? [] : [{ id, first: position }]
  })
  if (numbered.length === 0) return
  await hub.query(sql`
    update leaf_batch set first = given.first from ${rowsOf('given', { id: 'bigint', first: 'bigint' }, numbered)}
    where leaf_batch.id = given.id`)
}

async function noteHashOnly(
  { hub }: Database,
  recovery: Id<'recovery'>,
  { known, published }: LogSizes,
): Promise<void> {
  await hub.query(sql`
    with b as (
      select first, first + size as after from leaf_batch where first >= ${known} and first < ${published}
      union all select ${published}::bigint, ${published}::bigint
    ), gap as (
      select coalesce(lag(after) over (order by first), ${known}::bigint) as first, first as after from b
    )
    insert into hash_only_leaf (first, size, recovery)
    select first, after - first, ${recovery} from gap where after > first
    on conflict (first) do nothing`)
}
