import type { Outcome } from '../../channels/port.ts'
import type { Unreadable } from '../../channels/unreadable.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { redact } from '../channel-state/redact.ts'
import { type Accepted, eventsOfAcceptance, keptReference, setTimers } from '../hand-over/acceptance.ts'
import { type MessageChanges, recordEvents } from '../lifecycle/message-changes.ts'
import { fallbackAt } from '../message/class-facts.ts'
import type { NextStep, TrackedMessage } from '../message/tracked-message.ts'
import { retryPolicy, waitMs } from '../retry-policy.ts'
import type { DeliveryRow } from './claim-deliver.ts'

export interface Settling {
  readonly recipient: Recipient
  readonly now: Date
  /** What the channel requires when it is unknown whether the partner has the letter. */
  readonly onUnknown: 'retry' | 'hold'
}

/** Translates an outcome into changes of the message: events, the next step, timers. Adds to `changes`; decides nothing else. */
export function settleOutcome(
  changes: MessageChanges,
  message: TrackedMessage,
  row: DeliveryRow,
  outcome: Outcome,
  settling: Settling,
): void {
  switch (outcome.kind) {
    case 'accepted':
      return accepted(changes, message, row, outcome, settling)
    case 'rejected':
      return tryNextChannel(changes, message, row, settling.now, {
        reason: outcome.reason,
        detail: redact(outcome.detail),
        // Statistics leave out letters of which a delivery was simulated.
        ...(row.simulated && { simulated: true }),
      })
    case 'unavailable':
      return retryLater(
        changes,
        message,
        row,
        settling,
        { detail: redact(outcome.detail) },
        { retryAfterMs: outcome.retryAfterMs, patient: outcome.patient },
      )
    case 'unknown':
      return settling.onUnknown === 'hold'
        ? hold(changes, message, row, settling.now, outcome.detail)
        : retryLater(
            changes,
            message,
            row,
            settling,
            { outcome: 'unknown', detail: redact(outcome.detail) },
            { mayHaveLeft: true },
          )
    case 'deferred':
      return defer(changes, message, row, settling.now, outcome)
    case 'unreadable':
      return repeatOwnFailure(changes, message, row, settling.now, outcome)
    case 'not-begun': {
      // No attempt was made: only the time may change.
      const due_at =
        outcome.retryAfterMs === undefined ? row.dueAt : new Date(settling.now.getTime() + outcome.retryAfterMs)
      changes.deliveries.push({ message_id: message.id, seq: row.seq, due_at, chunk: null, attempts: 0 })
      return
    }
    default:
      return outcome satisfies never
  }
}

function accepted(
  changes: MessageChanges,
  message: TrackedMessage,
  row: DeliveryRow,
  outcome: Accepted,
  { now, recipient }: Settling,
): void {
  const { seq } = row
  const { events, alerts } = eventsOfAcceptance(row, outcome, now)
  changes.alerts.push(...alerts)
  const end = fallbackAt(row.classFacts, now)
  const awaitsReading = message.deliveries[seq - 1]?.awaitsReading === true && end !== undefined
  const next: NextStep | null =
    awaitsReading && message.next !== null ? { ...message.next, when: end.toISOString() } : null
  const { final } = recordEvents(changes, message, now, events, { next, cancellableUntil: null })
  changes.deliveries.push({
    message_id: message.id,
    seq,
    due_at: null,
    chunk: null,
    attempts: 1,
    provider_reference: keptReference(row, outcome),
    handed_over_at: now,
  })
  setTimers(changes, row, recipient, { final, awaitsReading }, now)
}

/** This channel has refused: the next step of the route is prepared. */
function tryNextChannel(
  changes: MessageChanges,
  message: TrackedMessage,
  { seq, channel }: DeliveryRow,
  now: Date,
  detail: Readonly<Record<string, unknown>>,
): void {
  recordEvents(changes, message, now, [{ type: 'rejected', delivery: seq, channel, detail }], { next: null })
  changes.deliveries.push({ message_id: message.id, seq, due_at: null, chunk: null, attempts: 1 })
  changes.work.push({
    message_id: message.id,
    entity: message.entity,
    lane: message.priority,
    due_at: now,
    held: false,
  })
}

/** Unavailable is not a failure: the same channel is tried again, later with each attempt. */
function retryLater(
  changes: MessageChanges,
  message: TrackedMessage,
  row: DeliveryRow,
  { now }: Settling,
  detail: Readonly<Record<string, unknown>>,
  {
    retryAfterMs = 0,
    patient = false,
    mayHaveLeft = false,
  }: {
    readonly retryAfterMs?: number | undefined
    readonly patient?: boolean | undefined
    readonly mayHaveLeft?: boolean
  },
): void {
  const { seq, channel, attempts } = row
  const policy = patient ? retryPolicy.patient : retryPolicy.unavailable
  if (attempts + 1 >= policy.maxAttempts)
    return tryNextChannel(changes, message, row, now, { reason: 'policy', detail: 'unavailable for too long' })
  const dueAt = new Date(now.getTime() + waitMs(policy, attempts, retryAfterMs))
  recordEvents(changes, message, now, [{ type: 'unavailable', delivery: seq, channel, detail }])
  changes.deliveries.push({
    message_id: message.id,
    seq,
    due_at: dueAt,
    chunk: null,
    attempts: 1,
    ...(mayHaveLeft && { may_have_left: true }),
  })
}

/** As for every failure of the hub itself: no event, since nothing was tried, and in the end a dead letter. */
function repeatOwnFailure(
  changes: MessageChanges,
  message: TrackedMessage,
  row: DeliveryRow,
  now: Date,
  outcome: Unreadable,
): void {
  const dueAt = isStuck(row, outcome) ? null : new Date(now.getTime() + waitMs(retryPolicy.ownFailure, row.attempts))
  changes.deliveries.push({ message_id: message.id, seq: row.seq, due_at: dueAt, chunk: null, attempts: 1 })
}

/** Its documents could not be read for the last time; a store that is away says nothing about the letter. */
export function isStuck({ attempts }: Pick<DeliveryRow, 'attempts'>, { away }: Unreadable): boolean {
  return !away && attempts + 1 >= retryPolicy.ownFailure.maxAttempts
}

/** The channel takes the letter later. The first time is recorded; a letter that waits too long takes the next step of its route. */
function defer(
  changes: MessageChanges,
  message: TrackedMessage,
  row: DeliveryRow,
  now: Date,
  { reason, detail }: Extract<Outcome, { kind: 'deferred' }>,
): void {
  const { seq, channel, attempts } = row
  if (attempts + 1 >= retryPolicy.deferred.maxAttempts)
    return tryNextChannel(changes, message, row, now, { reason: 'policy', detail: `${reason} for too long` })
  const dueAt = new Date(now.getTime() + waitMs(retryPolicy.deferred, attempts))
  if (attempts === 0)
    recordEvents(changes, message, now, [{ type: 'deferred', delivery: seq, channel, detail: { reason, detail } }])
  changes.deliveries.push({ message_id: message.id, seq, due_at: dueAt, chunk: null, attempts: 1 })
}

function hold(
  changes: MessageChanges,
  message: TrackedMessage,
  { seq, channel }: DeliveryRow,
  now: Date,
  detail: string,
): void {
  recordEvents(changes, message, now, [
    { type: 'unavailable', delivery: seq, channel, detail: { held: true, outcome: 'unknown', detail: redact(detail) } },
  ])
  changes.deliveries.push({ message_id: message.id, seq, due_at: null, chunk: null, attempts: 1, may_have_left: true })
}
