import { sql } from 'drizzle-orm'
import { insertRecords } from '../../archive/ingest/insert-records.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { maxPages } from '../../templates/model/max-pages.ts'
import { assertLease, type Lease } from '../chunks/lease.ts'
import { chunksPerChannel } from '../chunks/relay.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import type { Accepted } from '../hand-over/acceptance.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges, type MessageChanges, recordEvents } from '../lifecycle/message-changes.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import type { DecidedLetter } from './decide-letter.ts'
import { HandOverFailed, handOverAtOnce } from './hand-over-at-once.ts'
import type { Making } from './make-documents.ts'
import { planCollected } from './plan-collected.ts'
import { type DeliverChunk, DeliverChunks, planDelivery } from './plan-delivery.ts'
import { planReaderCopies } from './plan-reader-copies.ts'
import { storeAddressees } from './store-addressees.ts'
import type { StoredLetter } from './store-letters.ts'

/** The result of preparing a chunk, to be written in one transaction. */
export interface Prepared {
  readonly stored: readonly StoredLetter[]
  /** Letters for which no channel is left. */
  readonly unreachable: readonly DecidedLetter[]
  readonly tooLong: Making['tooLong']
}
/** What follows the transaction. */
export interface Finished {
  /** The chunks that hand over. */
  readonly chunks: readonly DeliverChunk[]
  /** What channels accepted within the transaction. */
  readonly accepted: readonly { readonly channel: ChannelName; readonly outcome: Accepted }[]
}

/**
 * Writes records, deliveries, events and the chunks that hand over, and takes the letters out of the backlog: all or nothing, and
 * only while this process holds the lease. A channel whose store is in our database takes its letters in the same transaction.
 * Messages cancelled in the meantime get no record.
 */
export async function finishPrepare(deps: DispatcherDeps, lease: Lease, prepared: Prepared): Promise<Finished> {
  try {
    return await writePrepared(deps, lease, prepared, true)
  } catch (error) {
    if (!(error instanceof HandOverFailed)) throw error
    // Nothing was written. The letters take the deliver stage, each by itself, so that only the one at fault stops.
    const { channel, code } = error
    deps.log.error({ chunk: lease.chunk, channel, code }, 'hand-over at once failed')
    return writePrepared(deps, lease, prepared, false)
  }
}

function writePrepared(deps: DispatcherDeps, lease: Lease, prepared: Prepared, atOnce: boolean): Promise<Finished> {
  const now = deps.clock.now()
  return deps.database.asHub(async (tx) => {
    const { closed, occupied } = await assertLease(tx, lease, now, chunksPerChannel(deps))
    const ending = endings(prepared)
    const all = [...prepared.stored.map((each) => each.letter), ...ending.map(({ letter }) => letter)]
    const locked = await lockMessages(
      tx,
      all.map(({ row }) => row.id),
    )
    const continues = (letter: DecidedLetter): boolean => locked.get(letter.row.id)?.final === false
    const stored = prepared.stored.filter(({ letter }) => continues(letter))
    await insertRecords(
      tx,
      stored.flatMap(({ record }) => (record === undefined ? [] : [record])),
    )
    // A letter that was held in the meantime gets its place in a run, or is handed over, when it is released.
    const going = stored.filter(({ letter }) => locked.get(letter.row.id)?.status !== 'held')
    await storeAddressees(tx, deps.keyring, stored)
    await planReaderCopies(tx, deps.keyring, stored, now)
    const collected = await planCollected(deps, tx, going, now)
    const accepted = atOnce ? await handOverAtOnce(deps, tx, going, closed, now) : new Map<MessageId, Accepted>()
    const changes = beginChanges()
    const chunks = new DeliverChunks(atOnce)
    for (const each of stored) {
      const { chosen, row } = each.letter
      const message = locked.get(row.id)
      if (message === undefined || chosen === undefined) continue
      // Such a channel gets no chunk: its letters are due, and the relay draws them when it is open or has a free place.
      const waits = closed.has(chosen) || occupied.has(chosen)
      const chunk = () => (waits ? undefined : chunks.chunkFor(each.letter, chosen))
      const continuation = { collected: collected.get(row.id), accepted: accepted.get(row.id), chunk }
      planDelivery(deps, changes, message, each, continuation, now)
    }
    for (const { letter, event } of ending) {
      const message = locked.get(letter.row.id)
      if (message !== undefined && continues(letter)) giveUp(changes, message, letter, event, now)
    }
    changes.workDone.push(...all.map(({ row }) => row.id))
    await closeEnded(tx, changes)
    await writeChanges(tx, changes, now)
    await exchangeChunks(tx, lease, chunks.made, now)
    return { chunks: chunks.made, accepted: acceptedBy(changes, accepted) }
  }, 'generic')
}

function acceptedBy({ planned }: MessageChanges, accepted: ReadonlyMap<MessageId, Accepted>): Finished['accepted'] {
  return planned.flatMap(({ message_id, channel }) => {
    const outcome = accepted.get(message_id)
    return outcome === undefined ? [] : [{ channel, outcome }]
  })
}

interface Ending {
  readonly letter: DecidedLetter
  readonly event: MessageEvent
}

/** Letters that end here, with the reason that their sender reads. */
function endings({ unreachable, tooLong }: Prepared): Ending[] {
  return [
    ...unreachable.map((letter): Ending => {
      return { letter, event: { type: 'undeliverable', detail: { reason: 'no-channel-left' } } }
    }),
    ...tooLong.map(({ letter, found }): Ending => {
      return { letter, event: { type: 'failed', detail: { reason: 'too-many-pages', most: maxPages, ...found } } }
    }),
  ]
}

function giveUp(
  changes: MessageChanges,
  message: TrackedMessage,
  { decision }: DecidedLetter,
  event: MessageEvent,
  now: Date,
): void {
  const route = { ...decision, record: message.record ?? null }
  recordEvents(changes, message, now, [event], {
    // The record was never made, so only the route is stored.
    decision: route as typeof decision,
  })
}

/** Replaces the chunk that was prepared by those that hand over; its letters that do not leave now are released. */
async function exchangeChunks(tx: Tx, lease: Lease, chunks: readonly DeliverChunk[], now: Date): Promise<void> {
  const columns = { id: 'uuid', entity: 'uuid', lane: 'text', channel: 'text' } as const
  await tx.query(sql`
    with done as (delete from chunk where id = ${lease.chunk})
    insert into chunk (id, entity, stage, lane, channel, put_at)
    select id, entity, 'deliver', lane, channel, ${now} from ${rowsOf('c', columns, chunks)}`)
}

/** Releases the letters of the chunk that were held or ended between draw and claim. */
export async function releaseRows(
  tx: Tx,
  lease: Lease,
  held: readonly MessageId[],
  ended: readonly MessageId[],
): Promise<void> {
  await tx.query(sql`
    with waiting as (update work set held = true, chunk = null where message_id = any(${arrayOf('uuid', held)}) and chunk = ${lease.chunk})
    delete from work where message_id = any(${arrayOf('uuid', ended)}) and chunk = ${lease.chunk}`)
}
