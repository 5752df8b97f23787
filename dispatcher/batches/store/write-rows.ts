import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { type Columns, rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { BatchId, RowIssue } from '../batch.ts'

/** What `batch_row` keeps of a row that was checked; letters of status and heap as the migration lists them. */
export interface RowState {
  readonly row: number
  readonly status: 'r' | 'i' | 'd' | 'a'
  readonly heap: 'r' | 'f' | 'x'
  readonly message: MessageId | null
  readonly seed: boolean
  readonly key_hash: Buffer | null
  readonly likeness: Buffer | null
  readonly reference: string | null
  readonly faults: readonly RowIssue[] | null
  readonly warnings: readonly RowIssue[] | null
}

const columns: Columns<RowState> = {
  row: 'int',
  status: 'text',
  heap: 'text',
  message: 'uuid',
  seed: 'boolean',
  key_hash: 'bytea',
  likeness: 'bytea',
  reference: 'text',
  faults: 'jsonb',
  warnings: 'jsonb',
}

/** Writes what became of rows, for the first time or after a mend; the values that a person wrote stay. */
export async function writeRows(tx: Tx, entity: EntityId, batch: BatchId, rows: readonly RowState[]): Promise<void> {
  await tx.query(sql`
    insert into batch_row (batch, entity, row, status, heap, message, seed, key_hash, likeness, reference, faults, warnings)
    select ${batch}::uuid, ${entity}::uuid, row, status::"char", heap::"char", message, seed, key_hash, likeness, reference, faults,
      warnings
    from ${rowsOf('given', columns, rows.map(storable))}
    on conflict (batch, row) do update set status = excluded.status, heap = excluded.heap, message = excluded.message,
      seed = excluded.seed, key_hash = excluded.key_hash, likeness = excluded.likeness, reference = excluded.reference,
      faults = excluded.faults, warnings = excluded.warnings`)
}

/** Names and references are those of the row, which may hold what PostgreSQL stores in no text: NUL, and half of a surrogate pair. */
function storable(row: RowState): RowState {
  return {
    ...row,
    reference: row.reference === null ? null : storableText(row.reference),
    faults: row.faults === null ? null : row.faults.map(storableIssue),
    warnings: row.warnings === null ? null : row.warnings.map(storableIssue),
  }
}

/** What PostgreSQL can store of a text. */
export const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')

function storableIssue({ column, pointer, detail, values, ...issue }: RowIssue): RowIssue {
  return {
    ...issue,
    ...(column !== undefined && { column: storableText(column) }),
    ...(pointer !== undefined && { pointer: storableText(pointer) }),
    detail: storableText(detail),
    ...(values !== undefined && { values: storableValues(values) }),
  }
}

function storableValues(values: NonNullable<RowIssue['values']>): NonNullable<RowIssue['values']> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      storableText(name),
      typeof value === 'string' ? storableText(value) : value,
    ]),
  )
}

/** Rows of one chunk by what became of them. */
export interface ChunkCounts {
  readonly ready: number
  readonly readySeeds: number
  readonly fixable: number
  readonly refused: number
  readonly duplicate: number
  readonly accepted: number
}

export function countRows(rows: readonly Pick<RowState, 'status' | 'heap' | 'seed'>[]): ChunkCounts {
  const count = (wanted: (row: Pick<RowState, 'status' | 'heap' | 'seed'>) => boolean): number =>
    rows.filter(wanted).length
  return {
    ready: count(({ status }) => status === 'r'),
    readySeeds: count(({ status, seed }) => status === 'r' && seed),
    fixable: count(({ status, heap }) => status === 'i' && heap === 'f'),
    refused: count(({ status, heap }) => status === 'i' && heap === 'x'),
    duplicate: count(({ status }) => status === 'd'),
    accepted: count(({ status }) => status === 'a'),
  }
}

export async function writeCounts(tx: Tx, batch: BatchId, chunk: number, counts: ChunkCounts): Promise<void> {
  await tx.query(sql`
    update batch_chunk set checked = true, ready = ${counts.ready}, ready_seeds = ${counts.readySeeds},
      fixable = ${counts.fixable}, refused = ${counts.refused}, duplicate = ${counts.duplicate}, accepted = ${counts.accepted}
    where batch = ${batch} and chunk = ${chunk}`)
}

/** The rows of a chunk were checked one by one. */
export async function countChecked(tx: Tx, batch: BatchId, chunk: number): Promise<void> {
  await tx.query(sql`update batch_chunk set checked = true where batch = ${batch} and chunk = ${chunk}`)
  await recount(tx, batch, [chunk])
}

/** Counts the rows of chunks again, after some of them changed. */
export async function recount(tx: Tx, batch: BatchId, chunks: readonly number[]): Promise<void> {
  await tx.query(sql`
    update batch_chunk c set ready = n.ready, ready_seeds = n.ready_seeds, fixable = n.fixable, refused = n.refused,
      duplicate = n.duplicate, accepted = n.accepted
    from (
      select c.chunk, count(*) filter (where r.status = 'r') as ready,
        count(*) filter (where r.status = 'r' and r.seed) as ready_seeds,
        count(*) filter (where r.status = 'i' and r.heap = 'f') as fixable,
        count(*) filter (where r.status = 'i' and r.heap = 'x') as refused,
        count(*) filter (where r.status = 'd') as duplicate, count(*) filter (where r.status = 'a') as accepted
      from batch_chunk c join batch_row r on r.batch = c.batch and r.row between c.first_row and c.first_row + c.rows - 1
      where c.batch = ${batch} and c.chunk = any(${sql.param([...chunks])}::int[]) group by c.chunk
    ) n
    where c.batch = ${batch} and c.chunk = n.chunk`)
}
