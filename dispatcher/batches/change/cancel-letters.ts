import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Tx } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'
import { closeEnded } from '../../lifecycle/close-ended.ts'
import { beginChanges, recordEvents } from '../../lifecycle/message-changes.ts'
import { writeChanges } from '../../lifecycle/write-changes.ts'
import { collectedOf, dropCollected, plansOfCollected } from '../../message/collected-deliveries.ts'
import { lockMessages, type TrackedMessage } from '../../message/tracked-message.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { type ClaimedBatch, writeProgress } from '../check/claim-batch.ts'
import { dropTable } from '../check/table-source.ts'
import { notHandedOver } from './complete-batches.ts'

const lettersAtOnce = 100
const waiting: ReadonlySet<string> = new Set(['accepted', 'scheduled', 'held', 'processing'])

/**
 * Cancels the next letters of a batch that were not handed over. A letter that is being handed over at this moment, or that the
 * partner may have, is left as it is: the counts of the batch say so.
 */
export async function cancelNextLetters({ database, clock }: BatchDeps, batch: ClaimedBatch): Promise<void> {
  const now = clock.now()
  const letters = await database.hub.query<{ id: MessageId }>(sql`
    select id from message where batch = ${batch.id} and status in ${notHandedOver}
      and id > ${batch.reached ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by id limit ${lettersAtOnce}`)
  const reached = letters.at(-1)?.id
  await database.asHub(async (tx) => {
    if (reached === undefined) {
      await writeProgress(tx, batch, now, { phase: 'ended', reached: null })
      return dropTable(tx, batch.id)
    }
    await writeProgress(tx, batch, now, { reached })
    await cancelLetters(
      tx,
      letters.map(({ id }) => id),
      batch.stoppedBy ?? batch.createdBy,
      now,
    )
  })
}

async function cancelLetters(tx: Tx, ids: readonly MessageId[], by: string, now: Date): Promise<void> {
  const locked = [...(await lockMessages(tx, ids)).values()].filter(
    ({ status, final }) => !final && waiting.has(status),
  )
  const leaving = await readLeaving(tx, locked)
  const staying = locked.filter(
    ({ id, deliveries }) => !leaving.has(id) && !deliveries.some(({ status }) => status === 'unknown'),
  )
  const inParts = await takeOutOfRuns(tx, staying)
  const changes = beginChanges()
  for (const message of staying) {
    if (inParts.has(message.id)) continue
    for (const { seq, status } of message.deliveries)
      if (status === 'planned')
        changes.deliveries.push({ message_id: message.id, seq, due_at: null, chunk: null, attempts: 0 })
    recordEvents(changes, message, now, [{ type: 'cancelled', detail: { by } }], { cancellableUntil: null })
  }
  await closeEnded(tx, changes)
  await writeChanges(tx, changes, now)
}

/** Letters that a dispatcher is handing over at this moment. */
async function readLeaving(tx: Tx, letters: readonly TrackedMessage[]): Promise<Set<MessageId>> {
  const rows = await tx.query<{ id: MessageId }>(sql`
    select d.message_id as id from delivery d join chunk c on c.id = d.chunk
    where d.message_id = any(${arrayOf(
      'uuid',
      letters.map(({ id }) => id),
    )}) and d.status = 'planned' and c.lease_until is not null`)
  return new Set(rows.map(({ id }) => id))
}

/** Takes letters on paper out of their runs. @returns those in a part of a closed run: these leave */
async function takeOutOfRuns(tx: Tx, letters: readonly TrackedMessage[]): Promise<Set<MessageId>> {
  const collected = letters.flatMap((message) => collectedOf(message))
  if (collected.length === 0) return new Set()
  const planned = await plansOfCollected(tx, collected)
  const dropped = new Set((await dropCollected(tx, collected)).map(({ message }) => message))
  return new Set(planned.map(({ message }) => message).filter((message) => !dropped.has(message)))
}
