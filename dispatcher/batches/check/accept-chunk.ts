import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import { limitsOf } from '../../intake/limits-of.ts'
import { type Batch, type BatchId, currentStage, nextStage } from '../batch.ts'
import { attemptsTogether, inChunk, oneByOne } from '../failures/chunk-failed.ts'
import { clearFailure, refuseFailedRows } from '../failures/record-failure.ts'
import { sendOfficeCopies } from '../stages/send-office-copies.ts'
import { noteStage } from '../stages/stage-results.ts'
import { linesOf, type NextChunk, nextReady, type StoredChunk } from '../store/read-chunk.ts'
import { type BatchTotals, readTotals } from '../store/read-totals.ts'
import { openMends, openSecrets } from '../store/sealed-text.ts'
import { writeFaults } from '../store/write-faults.ts'
import { recount, writeRows } from '../store/write-rows.ts'
import { acceptRows, stateOf } from './accept-rows.ts'
import type { StepDeps } from './batch-deps.ts'
import { checkRows, type RowToCheck } from './check-rows.ts'
import { type ClaimedBatch, type Progress, waitUntil, writeProgress } from './claim-batch.ts'
import { judgeRows } from './judge-rows.ts'
import { rowContextOf } from './row-context.ts'
import { takeFromQuota } from './take-quota.ts'

/**
 * Accepts ready rows of the next chunk, as many as the stage and the quota allow. They are checked again, since a version may have
 * been retired and a time may have passed since they were checked.
 */
export async function acceptNextChunk(deps: StepDeps, batch: ClaimedBatch): Promise<void> {
  const { database, clock } = deps
  const now = clock.now()
  const isSeeds = currentStage(batch) === 'seeds'
  const isUsedUp = batch.allowance !== null && batch.allowance <= 0
  const next = isUsedUp
    ? undefined
    : await database.asEntity(batch.sender.entity, (tx) => nextReady(tx, batch.id, now, isSeeds))
  if (next instanceof Date) return waitUntil(deps, batch, next)
  if (next !== undefined) return inChunk(next.chunk, () => acceptChunk(deps, batch, next, isSeeds))
  if (isSeeds && (await sendOfficeCopies(deps, batch))) return
  await database.asEntity(batch.sender.entity, async (tx) => {
    await writeProgress(tx, batch, now, afterStage(batch, await readTotals(tx, batch.id)))
  })
}

/** A ready row, with what a person wrote over it when it was read. */
interface WaitingRow extends RowToCheck {
  readonly override: Buffer | null
}

async function acceptChunk(deps: StepDeps, batch: ClaimedBatch, chunk: NextChunk, isSeeds: boolean): Promise<void> {
  const { database, keyring } = deps
  const waiting = await database.asEntity(batch.sender.entity, (tx) => readWaiting(tx, batch, chunk, isSeeds))
  const lines = linesOf(batch.id, chunk, keyring)
  const rows = waiting.slice(0, batch.allowance ?? waiting.length).map(({ row, override }) => ({
    row,
    line: lines.get(row) ?? '',
    mends: openMends(override, batch.id, row, keyring),
    override,
  }))
  if (chunk.attempts < attemptsTogether) await settleRows(deps, batch, chunk, rows, {})
  else await acceptOneByOne(deps, batch, chunk, rows)
}

async function acceptOneByOne(
  deps: StepDeps,
  batch: ClaimedBatch,
  chunk: NextChunk,
  rows: readonly WaitingRow[],
): Promise<void> {
  const { database, clock, leaseMs } = deps
  let settled: Settled = { allowance: batch.allowance, goesOn: true }
  const inTurn = { chunk: chunk.chunk, passed: chunk.rows > chunk.ready, together: batch.mode === 'atomic' }
  const failed = await oneByOne(inTurn, rows, async (row) => {
    if (!settled.goesOn) return
    const keepsUntil = new Date(clock.now().getTime() + leaseMs)
    settled = await settleRows(deps, { ...batch, allowance: settled.allowance }, chunk, [row], { keepsUntil })
  })
  await database.asEntity(batch.sender.entity, async (tx) => {
    await writeProgress(tx, batch, clock.now(), {})
    await refuseFailedRows(tx, batch, chunk.chunk, failed)
    await recount(tx, batch.id, [chunk.chunk])
  })
}

interface Settled {
  /** Rows that the stage may still accept. */
  readonly allowance: number | null
  /** False: no letter is left in the quota, or nothing of the batch is sent. */
  readonly goesOn: boolean
}

/** Checks and accepts rows, and writes all in one transaction. */
async function settleRows(
  deps: StepDeps,
  batch: ClaimedBatch,
  chunk: NextChunk,
  rows: readonly WaitingRow[],
  progress: Progress,
): Promise<Settled> {
  const { database, keyring, clock, intake } = deps
  const { entity } = batch.sender
  const limits = await limitsOf(intake, batch.sender)
  const secrets = openSecrets(batch.sealed, batch.id, keyring)
  const checked = await checkRows(deps, batch, secrets.key, rowContextOf(deps, batch, secrets), rows)
  const now = clock.now()
  return database.asEntity(entity, async (tx) => {
    await writeProgress(tx, batch, now, progress)
    const unchanged = await readUnchanged(tx, batch.id, rows)
    const still = checked.filter(({ row }) => unchanged.has(row))
    const judged = await judgeRows(tx, batch.sender, batch.id, still, now)
    const isAtomic = batch.mode === 'atomic'
    // A row of an atomic batch that is no longer right: nothing of the batch is sent.
    if (isAtomic && judged.some(({ status }) => status === 'i')) {
      await writeProgress(tx, batch, now, { ...progress, phase: 'undoing', outcome: 'rejected', reached: null })
      await writeRows(tx, entity, batch.id, judged.map(stateOf))
      await writeFaults(deps, tx, batch, rows, judged.map(stateOf))
      await recount(tx, batch.id, [chunk.chunk])
      return { allowance: batch.allowance, goesOn: false }
    }
    const ready = judged.filter(({ status }) => status === 'r')
    const quota = await takeFromQuota(tx, limits, ready.length, now)
    // Rows for which no letter is left stay ready, and do not count as rows of the stage.
    const later = new Set(ready.slice(quota.letters))
    const settled = judged.filter((row) => !later.has(row))
    const allowance = batch.allowance === null ? null : batch.allowance - settled.length
    await writeProgress(tx, batch, now, {
      ...progress,
      allowance,
      ...(quota.again !== undefined && { dueAt: quota.again }),
    })
    const states = await acceptRows(deps, tx, batch, settled, isAtomic)
    await writeRows(tx, entity, batch.id, states)
    await writeFaults(deps, tx, batch, rows, states)
    await noteStage(
      tx,
      batch,
      settled.map(({ row }) => row),
    )
    await recount(tx, batch.id, [chunk.chunk])
    if (chunk.attempts > 0 && progress.keepsUntil === undefined) await clearFailure(tx, batch.id, chunk.chunk)
    return { allowance, goesOn: quota.again === undefined }
  })
}

/** A row that a person mended since it was read is left for the next step, which reads its new value. */
async function readUnchanged(tx: Tx, batch: BatchId, rows: readonly WaitingRow[]): Promise<ReadonlySet<number>> {
  const found = await tx.query<{ row: number }>(sql`
    select r.row from batch_row r
      join ${rowsOf<Pick<WaitingRow, 'row' | 'override'>>('given', { row: 'int', override: 'bytea' }, rows)} on given.row = r.row
    where r.batch = ${batch} and r.status = 'r' and r.override is not distinct from given.override`)
  return new Set(found.map(({ row }) => row))
}

function readWaiting(
  tx: Tx,
  { id }: Pick<Batch, 'id'>,
  { firstRow, rows }: StoredChunk,
  isSeeds: boolean,
): Promise<{ row: number; override: Buffer | null }[]> {
  return tx.query(sql`
    select row, override from batch_row
    where batch = ${id} and row between ${firstRow} and ${firstRow + rows - 1} and status = 'r'
      and ${isSeeds ? sql`seed` : sql`true`}
    order by row`)
}

/** What follows when the rows of a stage are accepted, or all of them. */
export function afterStage(
  batch: Pick<Batch, 'mode' | 'stages' | 'stage'>,
  { ready }: Pick<BatchTotals, 'ready'>,
): Progress {
  if (batch.mode === 'atomic') return { phase: 'releasing', reached: null }
  if (nextStage(batch) !== undefined && ready > 0) return { phase: 'waiting' }
  return { phase: 'sending' }
}
