import { type SQL, sql } from 'drizzle-orm'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import { type LeafKind, leafCode } from './leaf.ts'

export interface NewLeaf {
  readonly record: RecordId
  readonly entity: EntityId
  /** Null: the next number of the record, whose first leaf the caller has locked. */
  readonly n: number | null
  readonly kind: LeafKind
  readonly commitment: Uint8Array
  /** See `newLeafSecret`; null with a leaf whose nonce is derived from the secret of the first one. */
  readonly secret: Uint8Array | null
}

const columns: Columns<NewLeaf> = {
  record: ['uuid', (leaf) => leaf.record],
  entity: ['uuid', (leaf) => leaf.entity],
  n: ['int', (leaf) => leaf.n],
  kind: ['text', (leaf) => leafCode(leaf.kind)],
  commitment: ['bytea', (leaf) => leaf.commitment],
  secret: ['bytea', (leaf) => leaf.secret],
}

/**
 * Subqueries for the `with` of a statement, which insert these leaves, one per record, as one batch per entity (decision 0040). The
 * sequencer numbers them later.
 * @param of a join that limits the leaves `l` to those of some records.
 */
export function insertingLeaves(leaves: readonly NewLeaf[], of: SQL = sql``): SQL {
  return sql`
    new_leaf as (select l.* from ${rowsOf('l', columns, leaves)} ${of}),
    new_batch as (insert into leaf_batch (entity, size) select entity, count(*) from new_leaf group by entity returning id, entity),
    inserted_leaf as (
      insert into leaf (batch, record, n, place, kind, commitment, secret)
      select b.id, l.record, coalesce(l.n, (select max(n) + 1 from leaf where record = l.record)),
        row_number() over (partition by l.entity order by l.record) - 1, l.kind::"char", l.commitment, l.secret
      from new_leaf l join new_batch b on b.entity = l.entity
    )`
}
