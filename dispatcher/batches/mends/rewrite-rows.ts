import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { type Columns, rowsOf } from '../../../core/db/rows-of.ts'
import { type BatchId, sendsMended } from '../batch.ts'
import { stateOf } from '../check/accept-rows.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { checkRows, type RowToCheck } from '../check/check-rows.ts'
import type { ClaimedBatch } from '../check/claim-batch.ts'
import { type JudgedRow, judgeRows } from '../check/judge-rows.ts'
import { rowContextOf } from '../check/row-context.ts'
import { outdatePrices } from '../preview/request-prices.ts'
import { readLines } from '../read/read-values.ts'
import { chunksOf } from '../store/read-chunk.ts'
import { type Mends, openSecrets, sealMends } from '../store/sealed-text.ts'
import { writeFaults } from '../store/write-faults.ts'
import { recount, writeRows } from '../store/write-rows.ts'
import type { MendId } from './mend.ts'

/** A row that may be mended, as it is stored now. */
export interface MendableRow extends RowToCheck {
  readonly revision: number
  /** The mend that was the last one of this row. */
  readonly last: MendId | null
}

/** What is to be written over a row. */
export interface RowChange extends MendableRow {
  readonly newMends: Mends
  /** The last mend of the row afterwards. */
  readonly newLast: MendId | null
}

/** Of these rows, the ones that were neither accepted nor repeat a letter. @throws Refusal UP-3010 when they were removed */
export async function readMendable(
  deps: BatchDeps,
  tx: Tx,
  batch: BatchId,
  rows: readonly number[],
): Promise<MendableRow[]> {
  const open = await tx.query<{ row: number; revision: number; last: MendId | null }>(sql`
    select row, revision, mend as last from batch_row
    where batch = ${batch} and row = any(${sql.param([...rows])}::int[]) and status in ('i', 'r') order by row`)
  const lines = await readLines(
    deps,
    tx,
    batch,
    open.map(({ row }) => row),
  )
  return open.flatMap((each) => {
    const line = lines.get(each.row)
    return line === undefined ? [] : [{ ...line, ...each }]
  })
}

/**
 * Checks rows with other values, and stores what becomes of them in one transaction. Rows that were accepted or mended in the meantime
 * stay as they are.
 * @param record writes in the same transaction that these rows were changed; the others are those that stayed
 */
export async function rewriteRows(
  deps: BatchDeps,
  batch: ClaimedBatch,
  changes: readonly RowChange[],
  record: (tx: Tx, written: readonly WrittenRow[]) => Promise<void>,
): Promise<readonly WrittenRow[]> {
  const { database, keyring, clock } = deps
  const secrets = openSecrets(batch.sealed, batch.id, keyring)
  const lines = changes.map(({ row, line, newMends: mends }) => ({ row, line, mends }))
  const checked = await checkRows(deps, batch, secrets.key, rowContextOf(deps, batch, secrets), lines)
  const now = clock.now()
  return database.asEntity(batch.sender.entity, async (tx) => {
    // A dispatcher that accepts these rows at this moment comes first or waits: it writes the batch's row before its letters.
    await tx.query(sql`update batch set updated_at = ${now} where id = ${batch.id}`)
    const open = await stillOpen(tx, batch.id, changes)
    const judged = await judgeRows(
      tx,
      batch.sender,
      batch.id,
      checked.filter(({ row }) => open.has(row)),
      now,
    )
    await store(deps, tx, batch, lines, judged)
    const written = judged.map((each) => ({ ...changeOf(open, each.row), status: each.status }))
    await writeMends(deps, tx, batch.id, written)
    await outdatePrices(
      tx,
      batch,
      written.map(({ row }) => row),
      now,
    )
    await record(tx, written)
    if (judged.some(({ status }) => status === 'r') && sendsMended(batch)) await acceptSoon(tx, batch.id, now)
    return written
  })
}

/** A row as it was changed, with what became of it. */
export type WrittenRow = RowChange & Pick<JudgedRow, 'status'>

async function stillOpen(tx: Tx, batch: BatchId, changes: readonly RowChange[]): Promise<Map<number, RowChange>> {
  const now = await tx.query<{ row: number; revision: number }>(sql`
    select row, revision from batch_row
    where batch = ${batch} and row = any(${sql.param(changes.map(({ row }) => row))}::int[]) and status in ('i', 'r')`)
  const revisions = new Map(now.map(({ row, revision }) => [row, revision]))
  return new Map(changes.filter(({ row, revision }) => revisions.get(row) === revision).map((each) => [each.row, each]))
}

function changeOf(open: ReadonlyMap<number, RowChange>, row: number): RowChange {
  const change = open.get(row)
  if (change === undefined) throw new Error('A row was checked that was not to be changed')
  return change
}

async function store(
  deps: BatchDeps,
  tx: Tx,
  batch: ClaimedBatch,
  lines: readonly RowToCheck[],
  judged: readonly JudgedRow[],
): Promise<void> {
  const states = judged.map(stateOf)
  await writeRows(tx, batch.sender.entity, batch.id, states)
  await writeFaults(deps, tx, batch, lines, states)
  const chunks = await chunksOf(
    tx,
    batch.id,
    states.map(({ row }) => row),
  )
  await recount(
    tx,
    batch.id,
    chunks.map(({ chunk }) => chunk),
  )
}

const overrideColumns: Columns<{ row: number; override: Buffer | null; mend: MendId | null }> = {
  row: 'int',
  override: 'bytea',
  mend: 'uuid',
}

async function writeMends({ keyring }: BatchDeps, tx: Tx, batch: BatchId, rows: readonly RowChange[]): Promise<void> {
  const overrides = rows.map(({ row, newMends, newLast }) => ({
    row,
    override: Object.keys(newMends).length === 0 ? null : sealMends(newMends, batch, row, keyring),
    mend: newLast,
  }))
  await tx.query(sql`
    update batch_row r set override = given.override, mend = given.mend, revision = revision + 1
    from ${rowsOf('given', overrideColumns, overrides)}
    where r.batch = ${batch} and r.row = given.row`)
}

/** A batch that sends at once sends a mended row too, also when it had ended. One that is still checking comes to it by itself. */
async function acceptSoon(tx: Tx, batch: BatchId, now: Date): Promise<void> {
  await tx.query(sql`
    update batch set phase = 'accepting', outcome = null, ended_at = null, allowance = null, due_at = ${now}
    where id = ${batch} and phase in ('sending', 'ended')`)
}

/** Values over those that were written before; null takes a written value back. */
export function withValues(mends: Mends, values: Mends): Mends {
  const written = { ...mends, ...values }
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null))
}
