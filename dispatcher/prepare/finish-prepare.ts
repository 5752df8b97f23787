import { sql } from 'drizzle-orm'
import { insertRecords } from '../../archive/ingest/insert-records.ts'
import type { PlannedLetter } from '../../channels/collector.ts'
import { collectorOf } from '../../channels/collectors.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { dayMs } from '../../core/durations.ts'
import { type EntityId, type MessageId, showId } from '../../core/words/id.ts'
import type { ChannelName, Priority } from '../../core/words/message.ts'
import { maxPages } from '../../templates/model/max-pages.ts'
import { assertLease, type Lease } from '../chunks/lease.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { documentsFor, sealContent } from '../letters/delivery-content.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges, type MessageChanges, recordEvents } from '../lifecycle/message-changes.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages, type NextStep, type TrackedMessage } from '../message/tracked-message.ts'
import { simulatorAnswers } from '../routing/ask-reach.ts'
import { askedOfReader } from './asked-of-reader.ts'
import type { DecidedLetter } from './decide-letter.ts'
import type { Making } from './make-documents.ts'
import type { StoredLetter } from './store-letters.ts'

/** The result of preparing a chunk, to be written in one transaction. */
export interface Prepared {
  readonly stored: readonly StoredLetter[]
  /** Letters for which no channel is left. */
  readonly unreachable: readonly DecidedLetter[]
  readonly tooLong: Making['tooLong']
}
export interface DeliverChunk {
  readonly id: string
  readonly entity: EntityId
  readonly lane: Priority
  readonly channel: ChannelName
}

/** The chunks that hand over at once, and the channels to which nothing may be handed over now. */
interface Leaving {
  readonly chunks: Map<ChannelName, DeliverChunk>
  readonly closed: ReadonlySet<ChannelName>
}

/**
 * Writes records, deliveries, events and the chunks that hand over, and takes the letters out of the backlog: all or nothing, and
 * only while this process holds the lease. Messages cancelled in the meantime get no record.
 */
export async function finishPrepare(
  deps: DispatcherDeps,
  lease: Lease,
  prepared: Prepared,
): Promise<readonly DeliverChunk[]> {
  const now = deps.clock.now()
  return deps.database.asHub(async (tx) => {
    const closed = await assertLease(tx, lease, now)
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
    // A letter that was held in the meantime gets its place in a run when it is released.
    const going = stored.filter(({ letter }) => locked.get(letter.row.id)?.status !== 'held')
    const collected = await planCollected(deps, tx, going, now)
    const changes = beginChanges()
    const chunks = new Map<ChannelName, DeliverChunk>()
    for (const each of stored) {
      const message = locked.get(each.letter.row.id)
      if (message !== undefined) plan(deps, changes, { chunks, closed }, message, each, collected.get(message.id), now)
    }
    for (const { letter, event } of ending) {
      const message = locked.get(letter.row.id)
      if (message !== undefined && continues(letter)) giveUp(changes, message, letter, event, now)
    }
    changes.workDone.push(...all.map(({ row }) => row.id))
    await closeEnded(tx, changes)
    await writeChanges(tx, changes, now)
    await exchangeChunks(tx, lease, [...chunks.values()], now)
    return [...chunks.values()]
  }, 'generic')
}

function plan(
  deps: DispatcherDeps,
  changes: MessageChanges,
  { chunks, closed }: Leaving,
  message: TrackedMessage,
  { letter, record, content, insteadOfLarge }: StoredLetter,
  collected: PlannedLetter | undefined,
  now: Date,
): void {
  const { chosen, decision, rule, awaitsReading } = letter
  if (chosen === undefined) return
  const seq = message.deliveries.length + 1
  const events: MessageEvent[] = [{ type: 'routed', channel: chosen, detail: { rule } }]
  // A letter that an earlier channel got in large print is made again where its envelope takes only normal print.
  if (record !== undefined || insteadOfLarge !== undefined) {
    const pages = content.documents.find((document) => document.kind === 'letter')?.pages
    const instead = insteadOfLarge === undefined ? {} : { reason: 'large-print-too-long', largePages: insteadOfLarge }
    events.push({ type: 'rendered', detail: { ...(pages !== undefined && { pages }), ...instead } })
  }
  if (record !== undefined) events.push({ type: 'archived', detail: { record: showId('record', decision.record) } })
  events.push({
    type: 'planned',
    delivery: seq,
    channel: chosen,
    ...(awaitsReading && { detail: { awaits: 'reading' } }),
  })
  // Held in the meantime: the route is kept, the hand-over waits for the release.
  const waits = message.status === 'held'
  const required = askedOfReader(content)
  const newEvents = waits ? events.filter((each) => each.type !== 'routed') : events
  recordEvents(changes, message, now, newEvents, {
    decision,
    next: nextStep(letter, now),
    cancellableUntil: collected?.cutOffAt ?? null,
    costCents: collected?.amount,
    ...(record !== undefined && required.length > 0 && { actions: required }),
  })
  const simulated = simulatorAnswers(message.test, letter.recipient, chosen)
  const leaves = collected === undefined && !waits
  // A closed channel gets no chunk: its letters are due, and the relay draws them when the channel opens again.
  const chunk = leaves && !closed.has(chosen) ? chunkFor(chunks, letter, chosen) : undefined
  changes.planned.push({
    message_id: message.id,
    seq,
    entity: message.entity,
    channel: chosen,
    simulated,
    lane: message.priority,
    due_at: leaves ? now : null,
    chunk: chunk?.id ?? null,
    awaits_reading: awaitsReading,
    content: sealContent(content, message.id, deps.keyring),
  })
}

export function nextStep({ row, follows }: DecidedLetter, from: Date): NextStep | null {
  const days = row.classFacts.readingTermDays
  if (follows === undefined || days === null) return null
  return { channel: follows, when: new Date(from.getTime() + days * dayMs).toISOString(), if: 'unread' }
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

function chunkFor(chunks: Map<ChannelName, DeliverChunk>, { row }: DecidedLetter, channel: ChannelName): DeliverChunk {
  const known = chunks.get(channel)
  if (known !== undefined) return known
  const made: DeliverChunk = { id: crypto.randomUUID(), entity: row.entity, lane: row.priority, channel }
  chunks.set(channel, made)
  return made
}

/** Letters for a channel that collects get their place in a run, with a deadline and a price. */
async function planCollected(
  deps: DispatcherDeps,
  tx: Tx,
  stored: readonly StoredLetter[],
  now: Date,
): Promise<Map<MessageId, PlannedLetter>> {
  const paper = stored.filter(
    ({ letter }) =>
      letter.chosen !== undefined &&
      deps.channels.get(letter.chosen)?.traits.dispatch === 'collected' &&
      !simulatorAnswers(letter.row.test, letter.recipient, letter.chosen),
  )
  const planned: PlannedLetter[] = []
  for (const channel of new Set(paper.flatMap(({ letter }) => letter.chosen ?? []))) {
    const letters = paper.filter(({ letter }) => letter.chosen === channel)
    const collect = letters.map(({ letter, content }) => ({
      entity: letter.row.entity,
      message: letter.row.id,
      sequence: letter.row.deliveries.length + 1,
      postage: letter.row.postage,
      address: letter.recipient.address,
      documents: documentsFor(channel, content.documents),
    }))
    planned.push(...(await collectorOf(channel).plan(tx, collect, now)))
  }
  return new Map(planned.map((each) => [each.message, each]))
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
