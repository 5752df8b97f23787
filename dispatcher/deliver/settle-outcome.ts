import type { Outcome } from '../../channels/port.ts'
import { simulatedReceipts } from '../../channels/simulator/simulated-receipts.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { dayMs } from '../../core/durations.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { AlertAddress, AlertRefusal } from '../alerts/alert.ts'
import { alertAddressOf } from '../alerts/alert-address.ts'
import { planAlert } from '../alerts/plan-alert.ts'
import { redact } from '../channel-state/redact.ts'
import type { PlannedAlert } from '../lifecycle/insert-alerts.ts'
import { type MessageChanges, type NewTimer, recordEvents } from '../lifecycle/message-changes.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import type { NextStep, TrackedMessage } from '../message/tracked-message.ts'
import { retryPolicy, waitMs } from '../retry-policy.ts'
import type { DeliveryRow } from './claim-deliver.ts'

export interface Settling {
  readonly keyring: Keyring
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
      })
    case 'unavailable':
      return retryLater(changes, message, row, settling, { detail: redact(outcome.detail) }, outcome.retryAfterMs)
    case 'unknown':
      return settling.onUnknown === 'hold'
        ? hold(changes, message, row, settling.now, outcome.detail)
        : retryLater(changes, message, row, settling, { outcome: 'unknown', detail: redact(outcome.detail) }, 0, true)
    case 'not-begun':
      // Unchanged: no attempt was made.
      changes.deliveries.push({ message_id: message.id, seq: row.seq, due_at: row.dueAt, chunk: null, attempts: 0 })
      return
    default:
      return outcome satisfies never
  }
}

function accepted(
  changes: MessageChanges,
  message: TrackedMessage,
  row: DeliveryRow,
  outcome: Extract<Outcome, { kind: 'accepted' }>,
  { now, recipient }: Settling,
): void {
  const { seq, channel } = row
  const about = { delivery: seq, channel }
  const events: MessageEvent[] = [{ type: 'handed-over', ...about, ...handOverDetail(row) }]
  if (outcome.also === 'delivered') {
    const to = alertedAt(row, now)
    events.push({ type: 'delivered', ...about, ...(typeof to === 'string' && { detail: { noAlert: to } }) })
    if (typeof to === 'object') changes.alerts.push(alertOf(row, to, now))
  }
  const days = row.classFacts.readingTermDays
  const awaits = message.deliveries[seq - 1]?.awaitsReading === true && days !== null
  const next: NextStep | null =
    awaits && message.next !== null
      ? { ...message.next, when: new Date(now.getTime() + days * dayMs).toISOString() }
      : null
  const state = recordEvents(changes, message, now, events, { next, cancellableUntil: null })
  changes.deliveries.push({
    message_id: message.id,
    seq,
    due_at: null,
    chunk: null,
    attempts: 1,
    provider_reference: outcome.providerReference,
    handed_over_at: now,
  })
  if (state.final && !row.simulated) return
  const later = (ms: number): Date => new Date(now.getTime() + ms)
  const timer = (kind: NewTimer['kind'], afterMs: number, remindAfterMs?: number): void => {
    changes.timers.push({
      due_at: later(afterMs),
      remind_at: remindAfterMs === undefined ? null : later(remindAfterMs),
      kind,
      subject: message.id,
      seq,
      entity: message.entity,
    })
  }
  if (!state.final) {
    const { reminderAfterDays } = row.classFacts
    if (awaits) timer('unread', days * dayMs, reminderAfterDays === null ? undefined : reminderAfterDays * dayMs)
    const { receiptWindowDays } = channelTraits[channel]
    // Where the letter is to be opened, the end of its reading term decides and not the end of the window.
    if (receiptWindowDays !== undefined && !awaits) timer('window', receiptWindowDays.handedOver * dayMs)
  }
  if (row.simulated) simulate(changes, message, row, recipient, awaits, now)
}

/** The address to which an alert about the letter goes, or why none can; undefined when the delivery has no alert. */
function alertedAt(row: DeliveryRow, now: Date): AlertAddress | AlertRefusal | undefined {
  if (row.simulated || row.test || row.recipientIndex === null || !channelTraits[row.channel].alertedByHub)
    return undefined
  return alertAddressOf(row, now)
}

function alertOf(row: DeliveryRow, to: AlertAddress, now: Date): PlannedAlert {
  const { id: message, seq: sequence, entity, recipientIndex, language } = row
  const person = recipientIndex ?? Buffer.alloc(0)
  return planAlert({ kind: 'first', message, sequence, entity, person, language }, to, now)
}

/** Remarks about a hand-over: that it was simulated, or that the recipient may have received it before. */
function handOverDetail({ simulated, mayHaveLeft, channel }: DeliveryRow): Pick<MessageEvent, 'detail'> {
  if (simulated) return { detail: { simulated: true } }
  return mayHaveLeft === true && !channelTraits[channel].recognisesRepeats ? { detail: { mayHaveLeftTwice: true } } : {}
}

/**
 * Sets the timer for what the simulated partner or recipient will report; the receipt itself is derived again when the timer is
 * due.
 */
function simulate(
  changes: MessageChanges,
  message: TrackedMessage,
  row: DeliveryRow,
  recipient: Recipient,
  expectsReading: boolean,
  now: Date,
): void {
  for (const [place, receipt] of simulatedReceipts({ channel: row.channel, recipient, expectsReading }).entries()) {
    changes.timers.push({
      due_at: new Date(now.getTime() + receipt.afterMs),
      kind: 'simulated',
      subject: message.id,
      seq: row.seq * 10 + place,
      entity: message.entity,
    })
  }
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
  retryAfterMs = 0,
  mayHaveLeft = false,
): void {
  const { seq, channel, attempts } = row
  if (attempts + 1 >= retryPolicy.unavailable.maxAttempts)
    return tryNextChannel(changes, message, row, now, { reason: 'policy', detail: 'unavailable for too long' })
  const dueAt = new Date(now.getTime() + waitMs(retryPolicy.unavailable, attempts, retryAfterMs))
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
