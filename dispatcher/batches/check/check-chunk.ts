import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { limitsOf } from '../../intake/limits-of.ts'
import { acceptsAtOnce, type BatchId, type Phase } from '../batch.ts'
import { attemptsTogether, inChunk, oneByOne } from '../failures/chunk-failed.ts'
import { clearFailure, refuseFailedRows } from '../failures/record-failure.ts'
import { recordBatchEvent } from '../history/record-batch-event.ts'
import { pricesByItself, requestPrices } from '../preview/request-prices.ts'
import type { RowContext } from '../rows/row-content.ts'
import { linesOf, type NextChunk, nextUnchecked } from '../store/read-chunk.ts'
import { type BatchTotals, readTotals } from '../store/read-totals.ts'
import { openSecrets } from '../store/sealed-text.ts'
import { writeFaults } from '../store/write-faults.ts'
import { countChecked, countRows, type RowState, writeCounts, writeRows } from '../store/write-rows.ts'
import { acceptRows, stateOf } from './accept-rows.ts'
import type { BatchDeps, StepDeps } from './batch-deps.ts'
import { checkRows, type RowToCheck } from './check-rows.ts'
import { type ClaimedBatch, type Progress, waitUntil, writeProgress } from './claim-batch.ts'
import { judgeRows } from './judge-rows.ts'
import { rowContextOf } from './row-context.ts'
import { takeFromQuota } from './take-quota.ts'

/** Checks the next chunk, and accepts its ready rows in the same transaction where the batch sends them at once. */
export async function checkNextChunk(deps: StepDeps, batch: ClaimedBatch): Promise<void> {
  const now = deps.clock.now()
  const next = await deps.database.asEntity(batch.sender.entity, (tx) => nextUnchecked(tx, batch.id, now))
  if (next === undefined) await endChecking(deps, batch)
  else if (next instanceof Date) await waitUntil(deps, batch, next)
  else await inChunk(next.chunk, () => checkChunk(deps, batch, next))
}

async function checkChunk(deps: StepDeps, batch: ClaimedBatch, chunk: NextChunk): Promise<void> {
  const secrets = openSecrets(batch.sealed, batch.id, deps.keyring)
  const read: ReadBatch = { batch, key: secrets.key, context: rowContextOf(deps, batch, secrets) }
  const rows = [...linesOf(batch.id, chunk, deps.keyring)].map(([row, line]) => ({ row, line, mends: {} }))
  if (chunk.attempts < attemptsTogether)
    return settleRows(deps, read, rows, { phase: 'checking' }, async (tx, states) => {
      await writeCounts(tx, batch.id, chunk.chunk, countRows(states))
      if (chunk.attempts > 0) await clearFailure(tx, batch.id, chunk.chunk)
    })
  await checkOneByOne(deps, read, chunk, rows)
}

interface ReadBatch {
  readonly batch: ClaimedBatch
  readonly key: string
  readonly context: RowContext
}

/** A row that was checked by an earlier attempt, which ended in between, is not checked again. */
async function checkOneByOne(
  deps: StepDeps,
  read: ReadBatch,
  { chunk, firstRow, rows: count }: NextChunk,
  rows: readonly RowToCheck[],
): Promise<void> {
  const { database, clock, leaseMs } = deps
  const { batch } = read
  const { entity } = batch.sender
  const done = await database.asEntity(entity, (tx) => readChecked(tx, batch.id, firstRow, count))
  const open = rows.filter(({ row }) => !done.has(row))
  const inTurn = { chunk, passed: done.size > 0, together: batch.mode === 'atomic' }
  const failed = await oneByOne(inTurn, open, (row) =>
    settleRows(deps, read, [row], { phase: 'checking', keepsUntil: new Date(clock.now().getTime() + leaseMs) }),
  )
  await database.asEntity(entity, async (tx) => {
    await writeProgress(tx, batch, clock.now(), {})
    await refuseFailedRows(tx, batch, chunk, failed)
    await countChecked(tx, batch.id, chunk)
  })
}

async function readChecked(tx: Tx, batch: BatchId, firstRow: number, rows: number): Promise<ReadonlySet<number>> {
  const found = await tx.query<{ row: number }>(sql`
    select row from batch_row where batch = ${batch} and row between ${firstRow} and ${firstRow + rows - 1}`)
  return new Set(found.map(({ row }) => row))
}

/** Checks rows, accepts those that the batch sends at once, and writes all in one transaction. */
async function settleRows(
  deps: StepDeps,
  { batch, key, context }: ReadBatch,
  rows: readonly RowToCheck[],
  progress: Progress,
  count?: (tx: Tx, states: readonly RowState[]) => Promise<void>,
): Promise<void> {
  const { database, clock, intake } = deps
  const checked = await checkRows(deps, batch, key, context, rows)
  const limits = acceptsAtOnce(batch) ? await limitsOf(intake, batch.sender) : undefined
  const now = clock.now()
  await database.asEntity(batch.sender.entity, async (tx) => {
    await writeProgress(tx, batch, now, progress)
    const judged = await judgeRows(tx, batch.sender, batch.id, checked, now)
    const ready = judged.filter(({ status }) => status === 'r')
    const quota = limits === undefined ? { letters: 0 } : await takeFromQuota(tx, limits, ready.length, now)
    if (quota.again !== undefined) await writeProgress(tx, batch, now, { ...progress, dueAt: quota.again })
    const wanted = new Set(ready.slice(0, quota.letters))
    const accepted = await acceptRows(
      deps,
      tx,
      batch,
      judged.filter((row) => wanted.has(row)),
      false,
    )
    const states = [...judged.filter((row) => !wanted.has(row)).map(stateOf), ...accepted]
    await writeRows(tx, batch.sender.entity, batch.id, states)
    await writeFaults(deps, tx, batch, rows, states)
    await count?.(tx, states)
    if (pricesByItself(batch)) await requestPrices(tx, batch, now)
  })
}

async function endChecking({ database, clock }: BatchDeps, batch: ClaimedBatch): Promise<void> {
  await database.asEntity(batch.sender.entity, async (tx) => {
    const now = clock.now()
    const totals = await readTotals(tx, batch.id)
    const { ready, fixable, refused } = totals
    await writeProgress(tx, batch, now, {})
    await recordBatchEvent(tx, batch.id, { kind: 'checked', by: 'hub', detail: { ready, fixable, refused } }, now)
    await writeProgress(tx, batch, now, afterChecking(batch, totals))
  })
}

/** What follows when every row was checked. */
export function afterChecking(
  batch: Pick<ClaimedBatch, 'dryRun' | 'mode' | 'stages'>,
  { ready, fixable, refused }: Pick<BatchTotals, 'ready' | 'fixable' | 'refused'>,
): Progress & { readonly phase: Phase } {
  if (batch.dryRun) return { phase: 'ended', outcome: 'completed' }
  if (batch.mode === 'atomic' && fixable + refused > 0) return { phase: 'ended', outcome: 'rejected' }
  if (batch.stages !== null) return { phase: 'waiting' }
  return { phase: ready > 0 ? 'accepting' : 'sending', allowance: null }
}
