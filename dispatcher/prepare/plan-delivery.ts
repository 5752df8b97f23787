import type { PlannedLetter } from '../../channels/collector.ts'
import { isPaper } from '../../channels/traits.ts'
import { type EntityId, showId } from '../../core/words/id.ts'
import type { ChannelName, Priority } from '../../core/words/message.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { type Accepted, eventsOfAcceptance, keptReference, setTimers } from '../hand-over/acceptance.ts'
import { sealContent } from '../letters/delivery-content.ts'
import { type MessageChanges, recordEvents } from '../lifecycle/message-changes.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import { fallbackAt } from '../message/class-facts.ts'
import type { NextStep, TrackedMessage } from '../message/tracked-message.ts'
import { simulatorAnswers } from '../routing/ask-reach.ts'
import { askedOfReader } from './asked-of-reader.ts'
import type { DecidedLetter } from './decide-letter.ts'
import type { StoredLetter } from './store-letters.ts'

export interface DeliverChunk {
  readonly id: string
  readonly entity: EntityId
  readonly lane: Priority
  readonly channel: ChannelName
}

/** How a stored letter continues. */
export interface Continuation {
  /** Its place in a run, for a channel that collects. */
  readonly collected: PlannedLetter | undefined
  /** What its channel accepted in this transaction. */
  readonly accepted: Accepted | undefined
  /** The chunk that hands it over, if it leaves now and was not accepted; undefined while its channel is closed or has no free place. */
  readonly chunk: () => DeliverChunk | undefined
}

/** Adds the delivery of a stored letter to the changes, with the events until here, and those of a hand-over at once. */
export function planDelivery(
  { keyring, prices }: Pick<DispatcherDeps, 'keyring' | 'prices'>,
  changes: MessageChanges,
  message: TrackedMessage,
  stored: StoredLetter,
  { collected, accepted, chunk }: Continuation,
  now: Date,
): void {
  const { letter, record, content } = stored
  const { chosen, decision, awaitsReading, recipient } = letter
  if (chosen === undefined) return
  const seq = message.deliveries.length + 1
  const simulated = simulatorAnswers(message.test, recipient, chosen)
  const delivery = { ...letter.row, seq, channel: chosen, simulated, mayHaveLeft: false, language: decision.language }
  const after = accepted === undefined ? undefined : eventsOfAcceptance(delivery, accepted, now)
  // Held in the meantime: the route is kept, the hand-over waits for the release.
  const waits = message.status === 'held'
  const events = eventsUntilPlanned(stored, seq).filter((each) => !waits || each.type !== 'routed')
  const required = askedOfReader(content)
  const state = recordEvents(changes, message, now, [...events, ...(after?.events ?? [])], {
    decision,
    next: nextStep(letter, now),
    cancellableUntil: collected?.cutOffAt ?? null,
    costCents: collected?.amount,
    ...(record !== undefined && required.length > 0 && { actions: required }),
  })
  const leaves = collected === undefined && accepted === undefined && !waits
  changes.planned.push({
    message_id: message.id,
    seq,
    entity: message.entity,
    channel: chosen,
    status: state.deliveries[seq - 1]?.status ?? 'planned',
    simulated,
    lane: accepted === undefined ? message.priority : null,
    due_at: leaves ? now : null,
    chunk: leaves ? (chunk()?.id ?? null) : null,
    awaits_reading: awaitsReading,
    // Nothing follows a final letter.
    content: state.final ? null : sealContent(content, message.id, keyring),
    attempts: accepted === undefined ? 0 : 1,
    provider_reference: accepted === undefined ? null : keptReference(delivery, accepted),
    handed_over_at: accepted === undefined ? null : now,
    cost_cents: simulated || isPaper(chosen) ? null : (prices?.[chosen] ?? null),
  })
  if (after === undefined) return
  changes.alerts.push(...after.alerts)
  setTimers(changes, delivery, recipient, { final: state.final, awaitsReading }, now)
}

function eventsUntilPlanned({ letter, record, content, insteadOfLarge }: StoredLetter, seq: number): MessageEvent[] {
  const { chosen, decision, rule, awaitsReading, addressedTo } = letter
  const about = chosen === undefined ? {} : { channel: chosen }
  const goesElsewhere = chosen !== undefined && isPaper(chosen) && addressedTo !== undefined
  const elsewhere = goesElsewhere ? { reason: 'registry-address' } : {}
  const events: MessageEvent[] = [{ type: 'routed', ...about, detail: { rule, ...elsewhere } }]
  // A letter that an earlier channel got in large print is made again where its envelope takes only normal print.
  if (record !== undefined || insteadOfLarge !== undefined) {
    const pages = content.documents.find((document) => document.kind === 'letter')?.pages
    const instead = insteadOfLarge === undefined ? {} : { reason: 'large-print-too-long', largePages: insteadOfLarge }
    events.push({ type: 'rendered', detail: { ...(pages !== undefined && { pages }), ...instead } })
  }
  if (record !== undefined) events.push({ type: 'archived', detail: { record: showId('record', decision.record) } })
  events.push({ type: 'planned', delivery: seq, ...about, ...(awaitsReading && { detail: { awaits: 'reading' } }) })
  return events
}

function nextStep({ row, follows, acknowledges }: DecidedLetter, from: Date): NextStep | null {
  const end = fallbackAt(row.classFacts, from)
  if (follows === undefined || end === undefined) return null
  return { channel: follows, when: end.toISOString(), if: acknowledges ? 'not-acknowledged' : 'unread' }
}

/**
 * The chunks that hand over at once. Letters of one channel leave together, or each by itself after a fault within the transaction,
 * so that the letter at fault stops none of the others.
 */
export class DeliverChunks {
  readonly made: DeliverChunk[] = []
  readonly #together: boolean

  constructor(together: boolean) {
    this.#together = together
  }

  chunkFor({ row }: DecidedLetter, channel: ChannelName): DeliverChunk {
    const known = this.#together ? this.made.find((each) => each.channel === channel) : undefined
    if (known !== undefined) return known
    const made: DeliverChunk = { id: crypto.randomUUID(), entity: row.entity, lane: row.priority, channel }
    this.made.push(made)
    return made
  }
}
