import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { Sender } from '../../message/sender.ts'
import { type BatchId, sendsMended } from '../batch.ts'
import { stateOf } from '../check/accept-rows.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import type { RowToCheck } from '../check/check-rows.ts'
import { checkRows } from '../check/check-rows.ts'
import { batchColumns, batchOf, type ClaimedBatch } from '../check/claim-batch.ts'
import { judgeRows } from '../check/judge-rows.ts'
import { rowContextOf } from '../check/row-context.ts'
import { readColumns } from '../columns/csv-columns.ts'
import { plainName } from '../csv/csv-row.ts'
import { TableRefused } from '../csv/table-refused.ts'
import { listRows, type RowLine } from '../read/list-rows.ts'
import { readLines, valuesOf } from '../read/read-values.ts'
import { chunksOf } from '../store/read-chunk.ts'
import { type Mends, openSecrets, sealMends } from '../store/sealed-text.ts'
import { recount, writeRows } from '../store/write-rows.ts'
import { noSuchBatch } from './change-batch.ts'

/** Rows that one call mends. */
export const mendsAtOnce = 500

export interface MendCommand {
  readonly sender: Sender
  readonly batch: BatchId
}

/**
 * Writes values over those of one row, by column, and checks it at once; null takes a written value back.
 * @throws Refusal UP-1404; UP-3074 when the row was accepted; UP-2201 for a column that the letter does not have; UP-3010
 */
export async function mendRow(deps: BatchDeps, command: MendCommand, row: number, values: Mends): Promise<RowLine> {
  const batch = await findMendable(deps, command)
  const line = await deps.database.asEntity(command.sender.entity, async (tx) => {
    const [now] = await tx.query<{ status: string }>(
      sql`select status from batch_row where batch = ${batch.id} and row = ${row}`,
    )
    if (now === undefined) throw new Refusal('UP-1404', 'There is no such row, or it is not checked yet.')
    if (now.status !== 'i' && now.status !== 'r') throw notMendable()
    return (await readLines(deps, tx, batch.id, [row])).get(row)
  })
  if (line === undefined) throw new Refusal('UP-1404', 'There is no such row.')
  await recheckRows(deps, batch, [{ ...line, mends: withValues(line.mends, values) }])
  const [mended] = await deps.database.asEntity(command.sender.entity, (tx) =>
    listRows(tx, batch.id, { after: row - 1, limit: 1 }),
  )
  if (mended?.row !== row) throw new Error('A row that was mended is gone')
  return mended
}

export interface ColumnMend {
  readonly column: string
  /** The value that the rows have now. */
  readonly from: unknown
  readonly to: unknown
  /** Only rows with a fault of this code in the column. */
  readonly code?: string
}

export interface MendedRows {
  readonly rows: readonly number[]
  /** Of these, the rows that are ready now. */
  readonly ready: readonly number[]
  /** More rows have the same value: call again. */
  readonly more: boolean
}

/**
 * Writes one value over an equal one in every row with a fault in that column, at most `mendsAtOnce` rows at a time.
 * @throws Refusal as `mendRow`
 */
export async function mendColumn(deps: BatchDeps, command: MendCommand, mend: ColumnMend): Promise<MendedRows> {
  const batch = await findMendable(deps, command)
  const { found, more } = await deps.database.asEntity(command.sender.entity, (tx) => findRows(deps, tx, batch, mend))
  if (found.length === 0) return { rows: [], ready: [], more: false }
  const ready = await recheckRows(
    deps,
    batch,
    found.map((row) => ({ ...row, mends: withValues(row.mends, { [mend.column]: mend.to }) })),
  )
  return { rows: found.map(({ row }) => row), ready, more }
}

/** Invalid rows with this value in the column; faults are looked at first, since values have to be opened. */
async function findRows(
  deps: BatchDeps,
  tx: Tx,
  batch: ClaimedBatch,
  { column, from, code }: ColumnMend,
): Promise<{ found: RowToCheck[]; more: boolean }> {
  const found: RowToCheck[] = []
  const wanted = textOf(from)
  for (let after = 0; ; ) {
    const page = await listRows(tx, batch.id, { status: 'invalid', after, limit: mendsAtOnce })
    const rows = page.filter(({ issues }) =>
      issues.some(
        (issue) => plainName(issue.column ?? '') === plainName(column) && (code === undefined || issue.code === code),
      ),
    )
    for (const line of (
      await readLines(
        deps,
        tx,
        batch.id,
        rows.map(({ row }) => row),
      )
    ).values()) {
      const values = Object.entries(valuesOf(deps, batch, line))
      const value = values.find(([name]) => plainName(name) === plainName(column))?.[1]
      if (textOf(value ?? '') !== wanted) continue
      if (found.length === mendsAtOnce) return { found, more: true }
      found.push(line)
    }
    if (page.length < mendsAtOnce) return { found, more: false }
    after = page.at(-1)?.row ?? after
  }
}

/** Values are compared as a cell shows them. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function withValues(mends: Mends, values: Mends): Mends {
  const written = { ...mends, ...values }
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null))
}

async function findMendable({ database }: BatchDeps, { sender, batch: id }: MendCommand): Promise<ClaimedBatch> {
  const [row] = await database.asEntity(sender.entity, (tx) =>
    tx.query<Parameters<typeof batchOf>[0]>(
      sql`select ${batchColumns} from batch where id = ${id} and test = ${sender.test}`,
    ),
  )
  if (row === undefined) throw noSuchBatch()
  const batch = batchOf(row)
  if (batch.outcome === 'cancelled' || batch.phase === 'undoing')
    throw new Refusal('UP-3071', 'The list was cancelled; its rows are not sent any more.', [], {
      batchStatus: 'cancelled',
    })
  return batch
}

function notMendable(): Refusal {
  return new Refusal('UP-3074', 'The row was accepted, or repeats a letter; change the letter itself.')
}

/** Checks rows again, with the values that were written over them. @returns the rows that are ready now */
export async function recheckRows(
  deps: BatchDeps,
  batch: ClaimedBatch,
  rows: readonly RowToCheck[],
): Promise<number[]> {
  const { database, keyring, clock } = deps
  const { entity } = batch.sender
  const secrets = openSecrets(batch.sealed, batch.id, keyring)
  const context = rowContextOf(deps, batch, secrets)
  await refuseUnknownColumns(rows, await context.variables(secrets.defaults['template']), batch)
  const checked = await checkRows(deps, batch, secrets.key, context, rows)
  const now = clock.now()
  return database.asEntity(entity, async (tx) => {
    const numbers = rows.map(({ row }) => row)
    // A dispatcher that accepts these rows at this moment comes first or waits: it writes the batch's row before its letters.
    await tx.query(sql`update batch set updated_at = ${now} where id = ${batch.id}`)
    const open = new Set(
      (
        await tx.query<{ row: number }>(sql`
          select row from batch_row where batch = ${batch.id} and row = any(${sql.param(numbers)}::int[]) and status in ('i', 'r')`)
      ).map(({ row }) => row),
    )
    if (open.size < rows.length) throw notMendable()
    const judged = await judgeRows(tx, batch.sender, batch.id, checked, now)
    await writeRows(tx, entity, batch.id, judged.map(stateOf))
    await writeMends(tx, batch.id, rows, keyring)
    await recount(
      tx,
      batch.id,
      (await chunksOf(tx, batch.id, numbers)).map(({ chunk }) => chunk),
    )
    const ready = judged.filter(({ status }) => status === 'r').map(({ row }) => row)
    if (ready.length > 0 && sendsMended(batch)) await acceptSoon(tx, batch.id, now)
    return ready
  })
}

async function writeMends(
  tx: Tx,
  batch: BatchId,
  rows: readonly RowToCheck[],
  keyring: BatchDeps['keyring'],
): Promise<void> {
  const sealed = rows.map(({ row, mends }) =>
    Object.keys(mends).length === 0 ? null : sealMends(mends, batch, row, keyring),
  )
  await tx.query(sql`
    update batch_row r set override = given.override
    from unnest(${sql.param(rows.map(({ row }) => row))}::int[], ${sql.param(sealed)}::bytea[]) as given(row, override)
    where r.batch = ${batch} and r.row = given.row`)
}

/** A batch that sends at once sends a mended row too, also when it had ended. One that is still checking comes to it by itself. */
async function acceptSoon(tx: Tx, batch: BatchId, now: Date): Promise<void> {
  await tx.query(sql`
    update batch set phase = 'accepting', outcome = null, ended_at = null, allowance = null, due_at = ${now}
    where id = ${batch} and phase in ('sending', 'ended')`)
}

/** @throws Refusal UP-1001 with every column that the letter does not have */
async function refuseUnknownColumns(
  rows: readonly RowToCheck[],
  variables: Parameters<typeof readColumns>[1],
  { heads }: Pick<ClaimedBatch, 'heads'>,
): Promise<void> {
  const names = [...new Set(rows.flatMap(({ mends }) => Object.keys(mends)))]
  const unknown = names.filter((name) => {
    if (heads?.some((head) => plainName(head) === plainName(name)) === true) return false
    try {
      return readColumns([name], variables).some(({ kind }) => kind === 'ignored' || kind === 'key')
    } catch (error) {
      if (error instanceof TableRefused) return true
      throw error
    }
  })
  if (unknown.length === 0) return
  throw new Refusal(
    'UP-1001',
    'Name a column of the list, a field of the contract or a variable of the template.',
    unknown.map((name) => ({
      in: 'body' as const,
      pointer: `/${name.slice(0, 100)}`,
      code: 'UP-2201' as const,
      detail: 'The letter has no such column.',
    })),
  )
}
