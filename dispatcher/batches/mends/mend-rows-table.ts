import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { type Columns, rowsOf } from '../../../core/db/rows-of.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { type Mends, openMends, sealMends } from '../store/sealed-text.ts'
import type { ClaimedMend, MendId } from './mend.ts'
import type { MendableRow } from './rewrite-rows.ts'

type MendKey = Omit<ClaimedMend, 'fence'>

interface MendedRow {
  readonly row: number
  readonly revision: number
  readonly before: Buffer | null
  readonly previous: MendId | null
}

const columns: Columns<MendedRow> = { row: 'int', revision: 'int', before: 'bytea', previous: 'uuid' }

/** Stores what was written over these rows before, so that the mend can be taken back. */
export async function insertMendedRows(
  { keyring }: BatchDeps,
  tx: Tx,
  { id, batch, entity }: MendKey,
  rows: readonly MendableRow[],
): Promise<void> {
  const mended = rows.map(({ row, revision, mends, last }) => ({
    row,
    revision,
    before: Object.keys(mends).length === 0 ? null : sealMends(mends, batch, row, keyring),
    previous: last,
  }))
  await tx.query(sql`
    insert into batch_mend_row (mend, row, entity, state, revision, before, previous)
    select ${id}::uuid, row, ${entity}::uuid, 'm', revision, before, previous from ${rowsOf('given', columns, mended)}
    on conflict (mend, row) do update set state = 'm', before = excluded.before, previous = excluded.previous`)
}

/** What a mend wrote over, for the next rows that it is taken back from. */
export interface RowBefore {
  readonly row: number
  readonly before: Mends
  readonly previous: MendId | null
}

export async function readRowsBefore(
  { keyring }: BatchDeps,
  tx: Tx,
  { id, batch }: MendKey,
  limit: number,
): Promise<RowBefore[]> {
  const rows = await tx.query<Omit<MendedRow, 'revision'>>(sql`
    select row, before, previous from batch_mend_row where mend = ${id} and state = 'm' order by row limit ${limit}`)
  return rows.map(({ row, before, previous }) => ({ row, before: openMends(before, batch, row, keyring), previous }))
}

/** Marks rows: `s` skipped, `u` undone, `k` kept since it could not be undone. */
export async function settleRows(
  tx: Tx,
  { id }: Pick<MendKey, 'id'>,
  rows: readonly number[],
  state: 's' | 'u' | 'k',
): Promise<void> {
  if (rows.length === 0) return
  await tx.query(sql`
    update batch_mend_row set state = ${state}::"char"
    where mend = ${id} and row = any(${sql.param([...rows])}::int[])`)
}
