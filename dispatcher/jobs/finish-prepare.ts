import { sql } from 'drizzle-orm'
import { insertRecords } from '../../archive/keep/insert-records.ts'
import { type PlannedLetter, planForPrint } from '../../channels/print/desk/plan-letters.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { showId } from '../../core/words/id.ts'
import type { ChannelName, Priority } from '../../core/words/message.ts'
import { mostPages } from '../../templates/model/most-pages.ts'
import type { DispatcherParts } from '../dispatcher-parts.ts'
import { simulatorAnswers } from '../routing/ask-reach.ts'
import { closeEnded } from '../tracking/close-ended.ts'
import type { Happening } from '../tracking/happening.ts'
import { beginProgress, note, type Progress } from '../tracking/progress.ts'
import { lockMessages, type NextStep, type TrackedMessage } from '../tracking/tracked-message.ts'
import { writeProgress } from '../tracking/write-progress.ts'
import { askedOfReader } from './asked-of-reader.ts'
import { documentsFor, sealContent } from './delivery-content.ts'
import type { FixedLetter } from './fix-letter.ts'
import type { KeptLetter } from './keep-letters.ts'
import { type Lease, mustHold } from './lease.ts'
import type { Making } from './make-documents.ts'

/** What preparing a chunk came to, to be written in one transaction. */
export interface Prepared {
  readonly kept: readonly KeptLetter[]
  /** No channel is left for these. */
  readonly unreachable: readonly FixedLetter[]
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
 * Writes records, deliveries, events and the chunks that hand over, and takes the letters out of the backlog – all or
 * nothing, and only while the lease is ours. Who was cancelled meanwhile leaves no record.
 */
export async function finishPrepare(
  parts: DispatcherParts,
  lease: Lease,
  prepared: Prepared,
): Promise<readonly DeliverChunk[]> {
  const now = parts.clock.now()
  return parts.database.asHub(async (tx) => {
    const closed = await mustHold(tx, lease, now)
    const ending = endings(prepared)
    const all = [...prepared.kept.map((each) => each.letter), ...ending.map(({ letter }) => letter)]
    const locked = await lockMessages(
      tx,
      all.map(({ row }) => row.id),
    )
    const goesOn = (letter: FixedLetter): boolean => locked.get(letter.row.id)?.final === false
    const kept = prepared.kept.filter(({ letter }) => goesOn(letter))
    await insertRecords(
      tx,
      kept.flatMap(({ record }) => (record === undefined ? [] : [record])),
    )
    // A letter that was held meanwhile gets its place in a run when it is released.
    const going = kept.filter(({ letter }) => locked.get(letter.row.id)?.status !== 'held')
    const collected = await planCollected(parts, tx, going, now)
    const progress = beginProgress()
    const chunks = new Map<ChannelName, DeliverChunk>()
    for (const each of kept) {
      const message = locked.get(each.letter.row.id)
      if (message !== undefined)
        plan(parts, progress, { chunks, closed }, message, each, collected.get(message.id), now)
    }
    for (const { letter, happening } of ending) {
      const message = locked.get(letter.row.id)
      if (message !== undefined && goesOn(letter)) giveUp(progress, message, letter, happening, now)
    }
    progress.workDone.push(...all.map(({ row }) => row.id))
    await closeEnded(tx, progress)
    await writeProgress(tx, progress, now)
    await exchangeChunks(tx, lease, [...chunks.values()], now)
    return [...chunks.values()]
  })
}

function plan(
  parts: DispatcherParts,
  progress: Progress,
  { chunks, closed }: Leaving,
  message: TrackedMessage,
  { letter, record, content, insteadOfLarge }: KeptLetter,
  collected: PlannedLetter | undefined,
  now: Date,
): void {
  const { chosen, fixed, rule, awaitsReading } = letter
  if (chosen === undefined) return
  const seq = message.deliveries.length + 1
  const happenings: Happening[] = [{ type: 'routed', channel: chosen, detail: { rule } }]
  // A letter that an earlier channel got in large print is made again where its envelope takes it in normal print alone.
  if (record !== undefined || insteadOfLarge !== undefined) {
    const pages = content.documents.find((document) => document.kind === 'letter')?.pages
    const instead = insteadOfLarge === undefined ? {} : { reason: 'large-print-too-long', largePages: insteadOfLarge }
    happenings.push({ type: 'rendered', detail: { ...(pages !== undefined && { pages }), ...instead } })
  }
  if (record !== undefined) happenings.push({ type: 'archived', detail: { record: showId('record', fixed.record) } })
  happenings.push({
    type: 'planned',
    delivery: seq,
    channel: chosen,
    ...(awaitsReading && { detail: { awaits: 'reading' } }),
  })
  // Held meanwhile: the route stands, the hand-over waits for the release.
  const waits = message.status === 'held'
  const asked = askedOfReader(content)
  const told = waits ? happenings.filter((each) => each.type !== 'routed') : happenings
  note(progress, message, now, told, {
    fixed,
    next: nextStep(letter, now),
    cancellableUntil: collected?.cutOffAt ?? null,
    costCents: collected?.amount,
    ...(record !== undefined && asked.length > 0 && { actions: asked }),
  })
  const simulated = simulatorAnswers(message.test, letter.recipient, chosen)
  const leaves = collected === undefined && !waits
  // A channel that is closed gets no chunk: its letters are due, and the relay draws them when the channel opens again.
  const chunk = leaves && !closed.has(chosen) ? chunkFor(chunks, letter, chosen) : undefined
  progress.planned.push({
    message_id: message.id,
    seq,
    entity: message.entity,
    channel: chosen,
    simulated,
    lane: message.priority,
    due_at: leaves ? now : null,
    chunk: chunk?.id ?? null,
    awaits_reading: awaitsReading,
    content: sealContent(content, message.id, parts.keyring),
  })
}

export function nextStep({ row, follows }: FixedLetter, from: Date): NextStep | null {
  const days = row.classFacts.readingTermDays
  if (follows === undefined || days === null) return null
  return { channel: follows, when: new Date(from.getTime() + days * 86_400_000).toISOString(), if: 'unread' }
}

interface Ending {
  readonly letter: FixedLetter
  readonly happening: Happening
}

/** Letters that end here, with the reason that their sender reads. */
function endings({ unreachable, tooLong }: Prepared): Ending[] {
  return [
    ...unreachable.map((letter): Ending => {
      return { letter, happening: { type: 'undeliverable', detail: { reason: 'no-channel-left' } } }
    }),
    ...tooLong.map(({ letter, found }): Ending => {
      return { letter, happening: { type: 'failed', detail: { reason: 'too-many-pages', most: mostPages, ...found } } }
    }),
  ]
}

function giveUp(
  progress: Progress,
  message: TrackedMessage,
  { fixed }: FixedLetter,
  happening: Happening,
  now: Date,
): void {
  const route = { ...fixed, record: message.record ?? null }
  note(progress, message, now, [happening], {
    // The record was never made: only the route is worth keeping.
    fixed: route as typeof fixed,
  })
}

function chunkFor(chunks: Map<ChannelName, DeliverChunk>, { row }: FixedLetter, channel: ChannelName): DeliverChunk {
  const known = chunks.get(channel)
  if (known !== undefined) return known
  const made: DeliverChunk = { id: crypto.randomUUID(), entity: row.entity, lane: row.priority, channel }
  chunks.set(channel, made)
  return made
}

/** Letters for a channel that collects get their place in a run, and with it their deadline and price. */
async function planCollected(
  parts: DispatcherParts,
  tx: Tx,
  kept: readonly KeptLetter[],
  now: Date,
): Promise<Map<MessageId, PlannedLetter>> {
  const paper = kept.filter(
    ({ letter }) =>
      letter.chosen !== undefined &&
      parts.channels.get(letter.chosen)?.pace === 'collected' &&
      !simulatorAnswers(letter.row.test, letter.recipient, letter.chosen),
  )
  if (paper.length === 0) return new Map()
  const planned = await planForPrint(
    tx,
    paper.map(({ letter, content }) => {
      const { address } = letter.recipient
      return {
        entity: letter.row.entity,
        message: letter.row.id,
        sequence: letter.row.deliveries.length + 1,
        postage: letter.row.postage,
        postalCode: address !== undefined && 'postalCode' in address ? address.postalCode : '',
        country: address?.country ?? 'BE',
        documents: documentsFor('print', content.documents),
      }
    }),
    now,
  )
  return new Map(planned.map((each) => [each.message, each]))
}

/** The chunk that prepared makes place for those that hand over; its letters that go nowhere now are let go. */
async function exchangeChunks(tx: Tx, lease: Lease, chunks: readonly DeliverChunk[], now: Date): Promise<void> {
  const columns = { id: 'uuid', entity: 'uuid', lane: 'text', channel: 'text' } as const
  await tx.query(sql`
    with done as (delete from chunk where id = ${lease.chunk})
    insert into chunk (id, entity, stage, lane, channel, put_at)
    select id, entity, 'deliver', lane, channel, ${now} from ${rowsOf('c', columns, chunks)}`)
}

/** Letters of the chunk that were held or ended between draw and claim. */
export async function letGo(
  tx: Tx,
  lease: Lease,
  held: readonly MessageId[],
  ended: readonly MessageId[],
): Promise<void> {
  await tx.query(sql`
    with waiting as (update work set held = true, chunk = null where message_id = any(${arrayOf('uuid', held)}) and chunk = ${lease.chunk})
    delete from work where message_id = any(${arrayOf('uuid', ended)}) and chunk = ${lease.chunk}`)
}
