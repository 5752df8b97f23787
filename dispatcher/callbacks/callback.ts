import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { EventType } from '../../core/words/message.ts'
import type { CallFailure } from '../outside/call-outside.ts'

export type CallbackId = Id<'callback'>

/** Callbacks of an entity that are not removed. */
export const maxCallbacks = 10
/** How long an event is tried, and after how long without an accepted call a callback is suspended. */
export const patienceMs = 24 * 3_600_000
/** How long the previous secret signs too. */
export const overlapMs = 7 * 24 * 3_600_000
/** Events of one replay. */
export const maxReplayed = 100_000
/** Events that are queued for a callback at the same time; the rest waits in the feed. */
export const maxQueued = 1_000
export const attemptDays = 7
/** The recent calls of which the share that was accepted is shown. */
export const recentCalls = 1_000

export type SuspendReason = 'asked' | 'no-answer' | 'gone'

/** A type of event, or `*` for all. */
export type WantedType = EventType | '*'

/** What became of one call. */
export type CallOutcome =
  | 'accepted'
  /** An answer other than 2xx. */
  | 'refused'
  | 'redirected'
  /** 410: the receiver takes no more calls. */
  | 'gone'
  /** The hub could not make the call: the key of the secret is not on its key ring. */
  | 'own-failure'
  | CallFailure

/** A call to an entity's system with its answer, as far as it is kept. */
export interface Attempt {
  readonly at: Date
  readonly ms: number
  readonly outcome: CallOutcome
  readonly status: number | null
  readonly answerType: string | null
  readonly retryAfter: string | null
  readonly answer: string | null
  readonly cut: boolean
}

/** The key of an event that waits for a callback. */
export interface DeliveryKey {
  readonly callback: CallbackId
  readonly message: MessageId
  readonly sequence: number
}

/** An event of a message: its number, and that of the row that holds it. */
export interface EventPlace {
  readonly message: MessageId
  readonly sequence: number
  readonly seq: number
}

/** A callback with what it takes to call it. */
export interface CallTarget {
  readonly id: CallbackId
  readonly entity: EntityId
  readonly url: string
  readonly secret: Buffer
  readonly previousSecret: Buffer | null
  readonly previousUntil: Date | null
}
