import { sql } from 'drizzle-orm'
import { Refusal } from '../../../core/fault.ts'
import type { Stage } from '../../../core/words/batch.ts'
import type { Batch } from '../batch.ts'
import { type BatchCommand, refuseEnded, withBatch } from '../change/with-batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { recordBatchEvent } from '../history/record-batch-event.ts'
import { readTotals } from '../store/read-totals.ts'
import { type CopyPlan, sealCopyPlan } from './office-copies.ts'

export interface StagesCommand extends BatchCommand {
  readonly stages: readonly Stage[]
  /** Copies to the office itself in the stage `seeds`; absent: none beyond rows that are marked. */
  readonly copies?: CopyPlan | undefined
}

/**
 * Replaces the stages of a list of which none was begun.
 * @throws Refusal UP-1404; UP-3071 when it has ended; UP-3092 when a stage was begun or nothing waits for one; UP-4073 when the stage
 * `seeds` would send nothing
 */
export async function setStages(deps: BatchDeps, command: StagesCommand): Promise<void> {
  const { stages, copies, by } = command
  await withBatch(deps, command, async (tx, batch, now) => {
    refuseEnded(batch)
    refuseBegun(batch)
    refuseUnknownRows(batch, copies)
    if (stages[0] === 'seeds' && copies === undefined) {
      const { checked, readySeeds } = await readTotals(tx, batch.id)
      const isChecked = batch.total !== null && checked >= batch.total
      if (isChecked && readySeeds === 0) throw nothingToCopy()
    }
    const sealed = copies === undefined || stages[0] !== 'seeds' ? null : sealCopyPlan(copies, batch.id, deps.keyring)
    // No fence is raised: a dispatcher reads the stages when it begins one, which takes the lock of this row.
    await tx.query(sql`
      update batch set stages = ${JSON.stringify(stages)}::jsonb, copies = ${sealed}, updated_at = ${now} where id = ${batch.id}`)
    await recordBatchEvent(tx, batch.id, { kind: 'stages-chosen', by, detail: { stages } }, now)
  })
}

/** A list without stages sends its rows while they are checked. @throws Refusal UP-3092 */
function refuseBegun({ stages, stage }: Batch): void {
  if (stages === null)
    throw new Refusal('UP-3092', 'This list has no stages; post a list with `stages=rest` to choose them later.')
  if (stage > 0) throw new Refusal('UP-3092', 'A stage was begun; what remains is begun by `continue`.', [], { stage })
}

function nothingToCopy(): Refusal {
  return new Refusal(
    'UP-4073',
    'No ready row is marked as `seed`, and no copies were chosen; say in `copies` who gets them, or leave `seeds` out.',
  )
}

function refuseUnknownRows({ total }: Batch, copies: CopyPlan | undefined): void {
  const unknown = copies?.rows?.findIndex((row) => total !== null && row > total) ?? -1
  if (unknown < 0) return
  const fault = {
    in: 'body',
    pointer: `/copies/rows/${unknown}`,
    code: 'UP-1001',
    detail: `The list has ${total} rows.`,
  } as const
  throw new Refusal('UP-1001', 'Name rows of the list.', [fault])
}
