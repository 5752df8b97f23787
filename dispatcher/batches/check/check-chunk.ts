import { acceptsAtOnce, type Phase } from '../batch.ts'
import { recordBatchEvent } from '../history/record-batch-event.ts'
import { pricesByItself, requestPrices } from '../preview/request-prices.ts'
import { linesOf, nextUnchecked, type StoredChunk } from '../store/read-chunk.ts'
import { type BatchTotals, readTotals } from '../store/read-totals.ts'
import { openSecrets } from '../store/sealed-text.ts'
import { writeFaults } from '../store/write-faults.ts'
import { countRows, writeCounts, writeRows } from '../store/write-rows.ts'
import { acceptRows, stateOf } from './accept-rows.ts'
import type { BatchDeps } from './batch-deps.ts'
import { checkRows } from './check-rows.ts'
import { type ClaimedBatch, type Progress, writeProgress } from './claim-batch.ts'
import { judgeRows } from './judge-rows.ts'
import { rowContextOf } from './row-context.ts'
import { limitsOfBatch, takeFromQuota } from './take-quota.ts'

/** Checks the next chunk, and accepts its ready rows in the same transaction where the batch sends them at once. */
export async function checkNextChunk(deps: BatchDeps, batch: ClaimedBatch): Promise<void> {
  const chunk = await deps.database.asEntity(batch.sender.entity, (tx) => nextUnchecked(tx, batch.id))
  if (chunk === undefined) await endChecking(deps, batch)
  else await checkChunk(deps, batch, chunk)
}

async function checkChunk(deps: BatchDeps, batch: ClaimedBatch, chunk: StoredChunk): Promise<void> {
  const { database, keyring, clock, intake } = deps
  const secrets = openSecrets(batch.sealed, batch.id, keyring)
  const lines = [...linesOf(batch.id, chunk, keyring)].map(([row, line]) => ({ row, line, mends: {} }))
  const checked = await checkRows(deps, batch, secrets.key, rowContextOf(deps, batch, secrets), lines)
  const limits = acceptsAtOnce(batch) ? await limitsOfBatch(intake, batch) : undefined
  const now = clock.now()
  await database.asEntity(batch.sender.entity, async (tx) => {
    await writeProgress(tx, batch, now, { phase: 'checking' })
    const judged = await judgeRows(tx, batch.sender, batch.id, checked, now)
    const ready = judged.filter(({ status }) => status === 'r')
    const quota = limits === undefined ? { letters: 0 } : await takeFromQuota(tx, limits, ready.length, now)
    if (quota.again !== undefined) await writeProgress(tx, batch, now, { dueAt: quota.again })
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
    await writeFaults(deps, tx, batch, lines, states)
    await writeCounts(tx, batch.id, chunk.chunk, countRows(states))
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
