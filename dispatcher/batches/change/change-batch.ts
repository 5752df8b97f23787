import { sql } from 'drizzle-orm'
import { isCollected } from '../../../channels/traits.ts'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { channelNames } from '../../../core/words/message.ts'
import type { Sender } from '../../message/sender.ts'
import { type Batch, type BatchId, nextStage, type Phase } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { batchColumns, batchOf } from '../check/claim-batch.ts'
import { readTotals } from '../store/read-totals.ts'

export interface BatchCommand {
  readonly sender: Sender
  readonly batch: BatchId
  /** `key:<id>` or `staff:<id>`. */
  readonly by: string
}

/**
 * Stops a batch: no row is checked or accepted, and letters that no dispatcher works on wait. Repeating it changes nothing.
 * @throws Refusal UP-1404; UP-3071 when it has ended
 */
export async function pauseBatch(deps: BatchDeps, command: BatchCommand): Promise<void> {
  await change(deps, command, async (tx, batch, now) => {
    if (batch.paused) return
    refuseEnded(batch)
    await tx.query(sql`update batch set paused = true, ${step(now)} where id = ${batch.id}`)
    await holdLetters(tx, batch.id)
  })
}

/** Lets a paused batch go on. Repeating it changes nothing. @throws Refusal UP-1404; UP-3071 when it has ended */
export async function resumeBatch(deps: BatchDeps, command: BatchCommand): Promise<void> {
  await change(deps, command, async (tx, batch, now) => {
    if (!batch.paused) return refuseEnded(batch)
    await tx.query(sql`update batch set paused = false, ${step(now)} where id = ${batch.id}`)
    // Letters of an atomic batch wait until all of them are accepted.
    if (batch.mode !== 'atomic' || batch.phase === 'sending') await freeLetters(tx, batch.id, now)
  })
}

/**
 * Ends a batch: rows that were not accepted never are, and its letters that were not handed over are cancelled by a dispatcher. They
 * are held at once, so that no more leave. Repeating it changes nothing.
 * @throws Refusal UP-1404; UP-3071 when it has ended otherwise
 */
export async function cancelBatch(deps: BatchDeps, command: BatchCommand): Promise<void> {
  await change(deps, command, async (tx, batch, now) => {
    if (batch.outcome === 'cancelled') return
    refuseEnded(batch)
    await tx.query(sql`
      update batch set paused = false, phase = 'undoing', outcome = 'cancelled', reached = null, due_at = ${now},
        stopped_by = ${command.by}, ${step(now)}
      where id = ${batch.id}`)
    await holdLetters(tx, batch.id)
  })
}

/**
 * Begins the next stage; of an atomic batch that was rejected, accepts it once every row was mended.
 * @throws Refusal UP-1404; UP-3071 when it has ended; UP-3072 when it waits for nothing
 */
export async function continueBatch(deps: BatchDeps, command: BatchCommand): Promise<void> {
  await change(deps, command, async (tx, batch, now) => {
    const { ready, fixable, refused, accepted } = await readTotals(tx, batch.id)
    const isMended =
      batch.phase === 'ended' && batch.outcome === 'rejected' && batch.mode === 'atomic' && ready > 0 && accepted === 0
    if (isMended) {
      if (fixable + refused > 0)
        throw new Refusal(
          'UP-3072',
          `${fixable + refused} rows are still at fault; an atomic list is sent once all are mended.`,
        )
      return begin(tx, batch, 'accepting', null, now)
    }
    refuseEnded(batch)
    if (batch.asksColumns) throw new Refusal('UP-3089', 'The list waits for its columns; confirm them first.')
    const stage = nextStage(batch)
    if (batch.phase !== 'waiting' || stage === undefined)
      throw new Refusal('UP-3072', 'The list does not wait for a stage; ask its status again later.')
    if (batch.paused) throw new Refusal('UP-3072', 'The list is paused; resume it first.')
    await begin(tx, batch, 'accepting', typeof stage === 'number' ? stage : null, now)
  })
}

async function begin(tx: Tx, batch: Batch, phase: Phase, allowance: number | null, now: Date): Promise<void> {
  const stage = batch.stages === null ? 0 : batch.stage + 1
  await tx.query(sql`
    update batch set phase = ${phase}, outcome = null, ended_at = null, stage = ${stage}, allowance = ${allowance}, due_at = ${now},
      ${step(now)}
    where id = ${batch.id}`)
}

/** A dispatcher that works on the batch at this moment loses it, and writes nothing. */
const step = (now: Date) => sql`fence = fence + 1, lease_until = null, updated_at = ${now}`

/**
 * Row-level security finds the batch of the sender; the change itself spans tables that only the hub's role may write.
 * @throws Refusal UP-1404
 */
async function change(
  { database, clock }: BatchDeps,
  { sender, batch: id }: BatchCommand,
  work: (tx: Tx, batch: Batch, now: Date) => Promise<void> | void,
): Promise<void> {
  const own = await database.asEntity(sender.entity, (tx) =>
    tx.query(sql`select from batch where id = ${id} and test = ${sender.test}`),
  )
  if (own.length === 0) throw noSuchBatch()
  await database.asHub(async (tx) => {
    const [row] = await tx.query<Parameters<typeof batchOf>[0]>(
      sql`select ${batchColumns} from batch where id = ${id} for update`,
    )
    if (row === undefined) throw noSuchBatch()
    await work(tx, batchOf(row), clock.now())
  })
}

export function noSuchBatch(): Refusal {
  return new Refusal('UP-1404', 'There is no such list.')
}

function refuseEnded({ phase, outcome }: Batch): void {
  if (phase === 'ended' || phase === 'undoing')
    throw new Refusal(
      'UP-3071',
      `The list is ${outcome ?? 'completed'}; nothing of it can be stopped or begun any more.`,
      [],
      {
        batchStatus: outcome ?? 'completed',
      },
    )
}

/** Letters that no dispatcher works on wait: their preparing and, where a channel takes them one by one, their hand-over. */
async function holdLetters(tx: Tx, batch: BatchId): Promise<void> {
  await tx.query(sql`
    update work w set held = true from message m
    where m.batch = ${batch} and m.status in ('accepted', 'scheduled', 'processing') and w.message_id = m.id
      and w.chunk is null and not w.held`)
  await tx.query(sql`
    update delivery d set due_at = null from message m
    where m.batch = ${batch} and m.status = 'processing' and d.message_id = m.id and d.status = 'planned' and d.chunk is null
      and d.due_at is not null`)
}

const collected = channelNames.filter((channel) => isCollected({ channel, simulated: false }))

/** A letter that was held by itself stays so. */
async function freeLetters(tx: Tx, batch: BatchId, now: Date): Promise<void> {
  await tx.query(sql`
    update work w set held = false from message m
    where m.batch = ${batch} and m.status in ('accepted', 'scheduled', 'processing') and w.message_id = m.id and w.held`)
  await tx.query(sql`
    update delivery d set due_at = ${now} from message m
    where m.batch = ${batch} and m.status = 'processing' and d.message_id = m.id and d.status = 'planned' and d.chunk is null
      and d.due_at is null
      and (d.simulated or d.channel <> all(${sql.param(collected)}::text[]))`)
}
