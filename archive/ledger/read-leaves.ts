import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { type Leaf, type LeafCode, leafKind } from './leaf.ts'

export interface NumberedLeaf extends Leaf {
  readonly n: number
  readonly position: number
}

/** The leaves with the numbers `from` to `to`, without the last, in their order; those that are gone are left out. */
export async function leavesBetween(hub: Queryable, from: number, to: number): Promise<NumberedLeaf[]> {
  const rows = await hub.query<Omit<NumberedLeaf, 'kind'> & { kind: LeafCode }>(sql`
    select l.record, l.n, b.entity, l.kind, l.commitment, b.first + l.place as position
    from leaf_batch b join leaf l on l.batch = b.id
    where b.first >= coalesce((select max(first) from leaf_batch where first <= ${from}), 0) and b.first < ${to}
      and b.first + l.place >= ${from} and b.first + l.place < ${to}
    order by position`)
  return rows.map((row) => ({ ...row, kind: leafKind(row.kind) }))
}
