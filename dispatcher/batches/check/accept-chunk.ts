import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { type Batch, currentStage, nextStage } from '../batch.ts'
import { sendOfficeCopies } from '../stages/send-office-copies.ts'
import { noteStage } from '../stages/stage-results.ts'
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
import { limitsOfBatch, takeFromQuota } from './take-quota.ts'

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
  if (isSeeds && (await sendOfficeCopies(deps, batch))) return
  await database.asEntity(batch.sender.entity, async (tx) => {
    await writeProgress(tx, batch, clock.now(), afterStage(batch, await readTotals(tx, batch.id)))
  })
}

async function acceptChunk(deps: BatchDeps, batch: ClaimedBatch, chunk: StoredChunk, isSeeds: boolean): Promise<void> {
  const { database, keyring, clock, intake } = deps
  const { entity } = batch.sender
  const waiting = await database.asEntity(entity, (tx) => readWaiting(tx, batch, chunk, isSeeds))
  const limits = await limitsOfBatch(intake, batch)
  const secrets = openSecrets(batch.sealed, batch.id, keyring)
  const lines = linesOf(batch.id, chunk, keyring)
  const rows = waiting.slice(0, batch.allowance ?? waiting.length).map(({ row, override }) => ({
    row,
    line: lines.get(row) ?? '',
    mends: openMends(override, batch.id, row, keyring),
  }))
  const checked = await checkRows(deps, batch, secrets.key, rowContextOf(deps, batch, secrets), rows)
  const now = clock.now()
  await database.asEntity(entity, async (tx) => {
    await writeProgress(tx, batch, now, {})
    const judged = await judgeRows(tx, batch.sender, batch.id, checked, now)
    const isAtomic = batch.mode === 'atomic'
    // A row of an atomic batch that is no longer right: nothing of the batch is sent.
    if (isAtomic && judged.some(({ status }) => status === 'i')) {
      await writeProgress(tx, batch, now, { phase: 'undoing', outcome: 'rejected', reached: null })
      await writeRows(tx, entity, batch.id, judged.map(stateOf))
      return recount(tx, batch.id, [chunk.chunk])
    }
    const ready = judged.filter(({ status }) => status === 'r')
    const quota = await takeFromQuota(tx, limits, ready.length, now)
    // Rows for which no letter is left stay ready, and do not count as rows of the stage.
    const later = new Set(ready.slice(quota.letters))
    const settled = judged.filter((row) => !later.has(row))
    await writeProgress(tx, batch, now, {
      allowance: batch.allowance === null ? null : batch.allowance - settled.length,
      ...(quota.again !== undefined && { dueAt: quota.again }),
    })
    await writeRows(tx, entity, batch.id, await acceptRows(deps, tx, batch, settled, isAtomic))
    await noteStage(
      tx,
      batch,
      settled.map(({ row }) => row),
    )
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
