import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { type Batch, currentStage, nextStage } from '../batch.ts'
import { linesOf, nextReady, type StoredChunk } from '../store/read-chunk.ts'
import { type BatchTotals, readTotals } from '../store/read-totals.ts'
import { openMends, openSecrets } from '../store/sealed-text.ts'
import { recount, writeRows } from '../store/write-rows.ts'
import { acceptRows, stateOf } from './accept-rows.ts'
import type { BatchDeps } from './batch-deps.ts'
import { checkRows } from './check-rows.ts'
import { type ClaimedBatch, type Progress, writeProgress } from './claim-batch.ts'
import { judgeRows } from './judge-rows.ts'
import { rowContextOf } from './row-context.ts'
import { takeFromQuota } from './take-quota.ts'

/**
 * Accepts ready rows of the next chunk, as many as the stage and the quota allow. They are checked again, since a version may have
 * been retired and a time may have passed since they were checked.
 */
export async function acceptNextChunk(deps: BatchDeps, batch: ClaimedBatch): Promise<void> {
  const { database, clock } = deps
  const isSeeds = currentStage(batch) === 'seeds'
  const isUsedUp = batch.allowance !== null && batch.allowance <= 0
  const chunk = isUsedUp
    ? undefined
    : await database.asEntity(batch.sender.entity, (tx) => nextReady(tx, batch.id, isSeeds))
  if (chunk !== undefined) return acceptChunk(deps, batch, chunk, isSeeds)
  await database.asEntity(batch.sender.entity, async (tx) => {
    await writeProgress(tx, batch, clock.now(), afterStage(batch, await readTotals(tx, batch.id)))
  })
}

async function acceptChunk(deps: BatchDeps, batch: ClaimedBatch, chunk: StoredChunk, isSeeds: boolean): Promise<void> {
  const { database, keyring, clock, intake } = deps
  const { entity } = batch.sender
  const waiting = await database.asEntity(entity, (tx) => readWaiting(tx, batch, chunk, isSeeds))
  const quota = await takeFromQuota(intake, batch.sender, Math.min(waiting.length, batch.allowance ?? waiting.length))
  const secrets = openSecrets(batch.sealed, batch.id, keyring)
  const lines = linesOf(batch.id, chunk, keyring)
  const rows = waiting.slice(0, quota.letters).map(({ row, override }) => ({
    row,
    line: lines.get(row) ?? '',
    mends: openMends(override, batch.id, row, keyring),
  }))
  const checked = await checkRows(deps, batch, secrets.key, rowContextOf(deps, batch, secrets), rows)
  const now = clock.now()
  await database.asEntity(entity, async (tx) => {
    const allowance = batch.allowance === null ? null : batch.allowance - rows.length
    await writeProgress(tx, batch, now, {
      allowance,
      ...(quota.again !== undefined && { dueAt: quota.again }),
    })
    const judged = await judgeRows(tx, batch.sender, batch.id, checked, now)
    const isAtomic = batch.mode === 'atomic'
    // A row of an atomic batch that is no longer right: nothing of the batch is sent.
    if (isAtomic && judged.some(({ status }) => status === 'i')) {
      await writeProgress(tx, batch, now, { phase: 'undoing', outcome: 'rejected', reached: null })
      await writeRows(tx, entity, batch.id, judged.map(stateOf))
      return recount(tx, batch.id, [chunk.chunk])
    }
    await writeRows(tx, entity, batch.id, await acceptRows(deps, tx, batch, judged, isAtomic))
    await recount(tx, batch.id, [chunk.chunk])
  })
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
