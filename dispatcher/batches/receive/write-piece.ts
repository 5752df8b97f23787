import { sql } from 'drizzle-orm'
import type { Database, Queryable } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { BatchId } from '../batch.ts'

/** A piece of a list that is being received. */
export type Piece =
  | {
      readonly kind: 'chunk'
      readonly number: number
      readonly firstRow: number
      readonly rows: number
      readonly sealed: Buffer
    }
  | { readonly kind: 'part'; readonly number: number; readonly sealed: Buffer }

/** Durable when the promise resolves. One statement, which sets its own scope. */
export async function writePiece(database: Database, entity: EntityId, batch: BatchId, piece: Piece): Promise<void> {
  const scope = sql`with scope as materialized (select set_config('uitpost.entity', ${entity}, true)::uuid as entity)`
  if (piece.kind === 'part')
    await database.app.query(sql`${scope} insert into batch_part (batch, seq, entity, sealed)
      select ${batch}::uuid, ${piece.number}::int, entity, ${piece.sealed}::bytea from scope`)
  else
    await database.app.query(sql`${scope} insert into batch_chunk (batch, chunk, entity, first_row, rows, sealed)
      select ${batch}::uuid, ${piece.number}::int, entity, ${piece.firstRow}::int, ${piece.rows}::int, ${piece.sealed}::bytea
      from scope`)
}

/** Removes what was written of a list that was not received wholly. */
export async function dropReception(database: Database, entity: EntityId, batch: BatchId): Promise<void> {
  await database.asEntity(entity, async (tx) => {
    await tx.query(sql`delete from batch_chunk where batch = ${batch}`)
    await tx.query(sql`delete from batch_part where batch = ${batch}`)
  })
}

/** A reception lasts shorter than this; pieces without a batch that are older were left by a process that ended. */
const longestReceptionMs = 2 * 3_600_000

/** Removes the pieces of lists that were not received wholly; in the hub's role. */
export async function removeUnfinished(hub: Queryable, now: Date): Promise<number> {
  const before = new Date(now.getTime() - longestReceptionMs)
  const gone = await hub.query(sql`
    with chunks as (
      delete from batch_chunk c where c.batch < uuid_floor(${before}::timestamptz)
        and not exists (select from batch b where b.id = c.batch) returning c.batch
    ), parts as (
      delete from batch_part p where p.batch < uuid_floor(${before}::timestamptz)
        and not exists (select from batch b where b.id = p.batch) returning p.batch
    )
    select batch from chunks union select batch from parts`)
  return gone.length
}
