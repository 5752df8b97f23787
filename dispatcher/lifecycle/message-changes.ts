import type { EntityId, Id, MessageId, RecordId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { ChannelName, DeliveryStatus, Priority } from '../../core/words/message.ts'
import type { NextStep, TrackedMessage } from '../message/tracked-message.ts'
import type { PlannedAlert } from './insert-alerts.ts'
import type { MessageEvent, RecordedEvent } from './message-event.ts'
import { applyEvents, type MessageState, stateOf } from './status.ts'

/** Everything that one step changes for a set of messages; written by one statement (`writeChanges`). */
export interface MessageChanges {
  readonly messages: MessageChange[]
  readonly planned: PlannedDelivery[]
  readonly deliveries: DeliveryChange[]
  readonly timers: NewTimer[]
  readonly alerts: PlannedAlert[]
  readonly work: NewWork[]
  readonly workDone: MessageId[]
}

/** One moment of one message: its new events, and the row as they leave it. */
export interface MessageChange {
  readonly message: TrackedMessage
  readonly at: Date
  readonly recorded: readonly RecordedEvent[]
  readonly state: MessageState
  readonly next: NextStep | null
  readonly cancellableUntil: Date | null
  /** The decision of preparing, written once. */
  readonly decision?: LetterDecision
  readonly costCents?: number
  /** Written once, when the letter was made. */
  readonly actions?: readonly AskedAction[]
}
/** What a letter requires of its reader, without any of its words. */
export interface AskedAction {
  readonly kind: string
  /** yyyy-mm-dd */
  readonly due?: string
  /** HH:MM in Belgium, for an appointment. */
  readonly time?: string
  /** Euro cents, for a payment. */
  readonly cents?: number
}
/** All that decides the bytes of a letter and its destination; stored before it is rendered. */
export interface LetterDecision {
  readonly record: RecordId
  readonly language: Language
  readonly languageRule: string
  readonly variant: 'normal' | 'large'
  /** yyyy-mm-dd, Europe/Brussels. */
  readonly letterDate: string
  readonly houseStyle: Id<'houseStyle'> | null
  readonly route: readonly RouteDecision[]
}
/** One channel that was considered: chosen or not, and by which rule. The text of the rule is added when it is shown. */
export interface RouteDecision {
  readonly channel: ChannelName
  readonly chosen: boolean
  readonly rule: string
  readonly at: string
}
export interface PlannedDelivery {
  readonly message_id: MessageId
  readonly seq: number
  readonly entity: EntityId
  readonly channel: ChannelName
  readonly simulated: boolean
  /** Null where nothing waits for a hand-over. */
  readonly lane: Priority | null
  readonly due_at: Date | null
  readonly chunk: string | null
  readonly awaits_reading: boolean
  /** Null where nothing will read it again. */
  readonly content: Buffer | null
  readonly status: DeliveryStatus
  readonly attempts: number
  /** Null until a channel accepted it, and where the channel derives it. */
  readonly provider_reference: string | null
  /** Null until a channel accepted it. */
  readonly handed_over_at: Date | null
  /** Euro cents of a digital delivery; null: it costs nothing. Paper is priced in its run. */
  readonly cost_cents: number | null
}
/** Absent members keep their value, except `chunk` and `due_at`, which are always set. */
export interface DeliveryChange {
  readonly message_id: MessageId
  readonly seq: number
  readonly due_at: Date | null
  readonly chunk: string | null
  readonly attempts: number
  readonly provider_reference?: string | null
  readonly handed_over_at?: Date
  readonly diagnostic?: Buffer
  readonly cost_cents?: number
  /** The hand-over was interrupted before its outcome was known. */
  readonly may_have_left?: boolean
}
export const timerKinds = ['expires', 'unread', 'window', 'simulated', 'housekeeping'] as const
export type TimerKind = (typeof timerKinds)[number]
export interface NewTimer {
  readonly due_at: Date
  /**
   * A moment before it is due, in the same row: of `unread` when the reader is reminded, of `window` when the absence of a report is
   * followed up.
   */
  readonly remind_at?: Date | null
  /** When the letter is held against its alert, in the same row. */
  readonly watch_at?: Date | null
  readonly kind: TimerKind
  readonly subject: string
  readonly seq: number
  readonly entity: EntityId | null
}
export interface NewWork {
  readonly message_id: MessageId
  readonly entity: EntityId
  readonly lane: Priority
  readonly due_at: Date
  readonly held: boolean
}

export function beginChanges(): MessageChanges {
  return { messages: [], planned: [], deliveries: [], timers: [], alerts: [], work: [], workDone: [] }
}

/** Adds events to a message; `next` and the deadline stay unless given. @returns the resulting state. */
export function recordEvents(
  changes: MessageChanges,
  message: TrackedMessage,
  at: Date,
  events: readonly MessageEvent[],
  change: {
    next?: NextStep | null
    cancellableUntil?: Date | null
    decision?: LetterDecision | undefined
    costCents?: number | undefined
    actions?: readonly AskedAction[] | undefined
  } = {},
): MessageState {
  const { state, recorded } = applyEvents(stateOf(message), events)
  changes.messages.push({
    message,
    at,
    recorded,
    state,
    next: state.final ? null : change.next === undefined ? message.next : change.next,
    cancellableUntil: change.cancellableUntil === undefined ? message.cancellableUntil : change.cancellableUntil,
    ...(change.decision !== undefined && { decision: change.decision }),
    ...(change.costCents !== undefined && { costCents: change.costCents }),
    ...(change.actions !== undefined && { actions: change.actions }),
  })
  return state
}
