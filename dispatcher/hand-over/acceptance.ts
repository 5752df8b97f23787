import { derivesReference } from '../../channels/own-references.ts'
import type { Outcome } from '../../channels/port.ts'
import { simulatedReceipts } from '../../channels/simulator/simulated-receipts.ts'
import { channelTraits } from '../../channels/traits.ts'
import { dayMs } from '../../core/durations.ts'
import { daysLater, nextContactMoment } from '../../core/words/days/contact-hours.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { AlertAddress, AlertRefusal } from '../alerts/alert.ts'
import { type AddressFacts, alertAddressOf } from '../alerts/alert-address.ts'
import { planAlert } from '../alerts/plan-alert.ts'
import type { PlannedAlert } from '../lifecycle/insert-alerts.ts'
import type { MessageChanges, NewTimer } from '../lifecycle/message-changes.ts'
import type { MessageEvent } from '../lifecycle/message-event.ts'
import { fallbackAt, type MessageClassFacts } from '../message/class-facts.ts'
import { silentAt } from '../message/owed-reports.ts'

/** A channel took the letter over. */
export type Accepted = Extract<Outcome, { kind: 'accepted' }>

/** A delivery that a channel accepted, with the facts that decide what follows. */
export interface AcceptedDelivery extends AddressFacts {
  /** The message. */
  readonly id: MessageId
  readonly entity: EntityId
  readonly test: boolean
  readonly seq: number
  readonly channel: ChannelName
  readonly simulated: boolean
  /** An earlier hand-over was interrupted before its outcome was known. */
  readonly mayHaveLeft: boolean | null
  readonly language: Language
  /** Blind index. */
  readonly recipientIndex: Buffer | null
  readonly classFacts: MessageClassFacts
}

/** The events of a hand-over that the channel accepted, and the alert about it, if one goes to the reader. */
export function eventsOfAcceptance(
  delivery: AcceptedDelivery,
  outcome: Accepted,
  now: Date,
): { readonly events: readonly MessageEvent[]; readonly alerts: readonly PlannedAlert[] } {
  const about = { delivery: delivery.seq, channel: delivery.channel }
  const handedOver: MessageEvent = { type: 'handed-over', ...about, ...handOverDetail(delivery, outcome) }
  if (outcome.also !== 'delivered') return { events: [handedOver], alerts: [] }
  const to = alertedAt(delivery, now)
  return {
    events: [handedOver, { type: 'delivered', ...about, ...(typeof to === 'string' && { detail: { noAlert: to } }) }],
    alerts: typeof to === 'object' ? [alertOf(delivery, to, now)] : [],
  }
}

/** The address to which an alert about the letter goes, or why none can; undefined when the delivery has no alert. */
function alertedAt(delivery: AcceptedDelivery, now: Date): AlertAddress | AlertRefusal | undefined {
  const { simulated, test, recipientIndex, channel } = delivery
  if (simulated || test || recipientIndex === null || !channelTraits[channel].alertedByHub) return undefined
  return alertAddressOf(delivery, now)
}

function alertOf(delivery: AcceptedDelivery, to: AlertAddress, now: Date): PlannedAlert {
  const { id: message, seq: sequence, entity, recipientIndex, language } = delivery
  const person = recipientIndex ?? Buffer.alloc(0)
  return planAlert({ kind: 'first', message, sequence, entity, person, language }, to, now)
}

/** Remarks about a hand-over: that it was simulated, was perhaps received before, and how long the partner keeps it. */
function handOverDetail(
  { simulated, mayHaveLeft, channel }: AcceptedDelivery,
  { availableUntil }: Accepted,
): Pick<MessageEvent, 'detail'> {
  const detail = {
    ...(simulated && { simulated }),
    ...(!simulated && mayHaveLeft === true && !channelTraits[channel].recognisesRepeats && { mayHaveLeftTwice: true }),
    ...(availableUntil !== undefined && { availableUntil: availableUntil.toISOString() }),
  }
  return Object.keys(detail).length > 0 ? { detail } : {}
}

/** The partner's reference as the delivery keeps it; null where the channel derives it from the delivery. */
export function keptReference(
  { channel, simulated }: Pick<AcceptedDelivery, 'channel' | 'simulated'>,
  { providerReference }: Accepted,
): string | null {
  return derivesReference(channel) && !simulated ? null : providerReference
}

/** Sets the timers for what follows the hand-over: the end of the reading term or of the window for reports. */
export function setTimers(
  changes: MessageChanges,
  delivery: AcceptedDelivery,
  recipient: Recipient,
  { final, awaitsReading }: { readonly final: boolean; readonly awaitsReading: boolean },
  now: Date,
): void {
  const { id: subject, entity, seq, channel, simulated, classFacts } = delivery
  const later = (ms: number): Date => new Date(now.getTime() + ms)
  const timer = (kind: NewTimer['kind'], due_at: Date, more: Partial<NewTimer> = {}): void => {
    changes.timers.push({ due_at, kind, subject, seq, entity, ...more })
  }
  if (!final) {
    const end = fallbackAt(classFacts, now)
    if (awaitsReading && end !== undefined) timer('unread', end, watchesOf(classFacts, now))
    const { receiptWindowDays } = channelTraits[channel]
    // Where the letter is to be opened, the end of its reading term decides and not the end of the window.
    if (receiptWindowDays !== undefined && !awaitsReading)
      timer('window', later(receiptWindowDays.handedOver * dayMs), {
        // The report that is owed first is one of every letter, whatever its postage.
        remind_at:
          silentAt({ channel, after: 'handed-over', postage: 'non-priority' }, classFacts.receiptLimits, now) ?? null,
      })
  }
  if (simulated) simulate(changes, delivery, recipient, awaitsReading, now)
}

/** When the reader is reminded, and from when on the letter is held against its alert. */
function watchesOf(
  { reminderAfterDays, seenInTime, acknowledged }: MessageClassFacts,
  now: Date,
): Pick<NewTimer, 'remind_at' | 'watch_at'> {
  return {
    ...(reminderAfterDays !== null && { remind_at: nextContactMoment(daysLater(now, reminderAfterDays)) }),
    // A letter that waits for acknowledgement is refused or neglected by law, and never earlier.
    ...(seenInTime === true && acknowledged !== true && { watch_at: now }),
  }
}

/**
 * Sets the timer for what the simulated partner or recipient will report; the receipt itself is derived again when the timer is
 * due.
 */
function simulate(
  changes: MessageChanges,
  { id: subject, entity, seq, channel }: AcceptedDelivery,
  recipient: Recipient,
  expectsReading: boolean,
  now: Date,
): void {
  for (const [place, receipt] of simulatedReceipts({ channel, recipient, expectsReading }).entries()) {
    changes.timers.push({
      due_at: new Date(now.getTime() + receipt.afterMs),
      kind: 'simulated',
      subject,
      seq: seq * 10 + place,
      entity,
    })
  }
}
