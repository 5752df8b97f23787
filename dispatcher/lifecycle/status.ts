import type { ChannelName, DeliveryStatus, MessageStatus } from '../../core/words/message.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'
import type { MessageEvent, RecordedEvent } from './message-event.ts'
import { statusTable } from './status-table.ts'

/** What the timeline says about a message: a pure function of its events, in order. */
export interface MessageState {
  readonly status: MessageStatus
  readonly final: boolean
  /** In the order of their numbers, from 1. */
  readonly deliveries: readonly DeliveryState[]
}
export interface DeliveryState {
  readonly channel: ChannelName
  readonly status: DeliveryStatus
  /** Whether it must be opened before it is final. */
  readonly awaitsReading: boolean
}

const nothing: MessageState = { status: 'accepted', final: false, deliveries: [] }

/** The state after an event, or the reason why the table does not allow it. */
export function applyEvent(state: MessageState | undefined, event: MessageEvent): MessageState | { refused: string } {
  if (state === undefined || event.type === 'accepted') {
    return state === undefined && event.type === 'accepted' ? nothing : { refused: 'not-in-order' }
  }
  const transition = statusTable[event.type]
  if (state.final && transition.late !== true) return { refused: `after-${state.status}` }
  if (!transition.when.includes(state.status)) return { refused: `while-${state.status}` }
  if (event.type === 'planned') return plan(state, event)
  // The window of a step that is no longer the last of the route closes nothing.
  if (isWindow(event) && state.status !== 'sent' && state.status !== 'delivered')
    return { refused: `while-${state.status}` }
  const delivery = event.delivery === undefined ? undefined : state.deliveries[event.delivery - 1]
  if (event.delivery !== undefined && delivery === undefined) return { refused: 'unknown-delivery' }
  const step = transition.delivery
  if (step !== undefined && delivery === undefined) return { refused: 'no-delivery' }
  if (step !== undefined && delivery !== undefined && !step.from.includes(delivery.status))
    return { refused: `delivery-${delivery.status}` }
  const moved = step?.to === undefined ? state.deliveries : move(state.deliveries, event.delivery ?? 0, step.to)
  const waits = event.type === 'scheduled' && state.status === 'held'
  return refine(event, {
    status: waits ? 'held' : (transition.to ?? state.status),
    final: transition.final ?? (state.final && transition.to === undefined),
    deliveries: moved,
  })
}

function plan(state: MessageState, event: MessageEvent): MessageState | { refused: string } {
  if (event.delivery !== state.deliveries.length + 1 || event.channel === undefined) return { refused: 'not-in-order' }
  const awaitsReading = event.detail?.['awaits'] === 'reading'
  return { ...state, deliveries: [...state.deliveries, { channel: event.channel, status: 'planned', awaitsReading }] }
}

function refine(event: MessageEvent, state: MessageState): MessageState {
  const type: string = event.type
  switch (type) {
    // Delivered is final, unless the class requires that the letter was opened.
    case 'delivered':
      return { ...state, final: state.deliveries[(event.delivery ?? 0) - 1]?.awaitsReading !== true }
    // Held after a delivery was planned: the message continues from there.
    case 'released':
      return state.deliveries.length > 0 ? { ...state, status: 'processing' } : state
    // Not opened, refused or not acknowledged, and no step follows: the message stays delivered.
    case 'unread':
    case 'refused':
    case 'neglected':
      return event.detail?.['last'] === true ? { ...state, status: 'delivered', final: true } : state
    // Removed unread. A letter that counted as delivered stays so; one that had to be opened takes the next step, if any.
    case 'lapsed':
      return state.final ? state : lapse(event, state)
    // The time within which the channel could report has passed: nothing more will be known.
    case 'expired':
      return isWindow(event) ? { ...state, final: true } : state
    // It is unknown whether the partner has the letter, and the policy of the channel is to wait for an operator.
    case 'unavailable':
      return event.detail?.['held'] === true
        ? { ...state, deliveries: move(state.deliveries, event.delivery ?? 0, 'unknown') }
        : state
    case 'cancelled':
      return { ...state, deliveries: close(state.deliveries, 'cancelled') }
    case 'undeliverable':
    case 'failed':
      return { ...state, deliveries: close(state.deliveries, 'expired') }
    default:
      return state
  }
}

function lapse(event: MessageEvent, state: MessageState): MessageState {
  const { status } = state.deliveries[(event.delivery ?? 0) - 1] ?? {}
  // It was read, or the route continued from it before.
  if (status !== 'handed-over' && status !== 'delivered') return state
  const deliveries = move(state.deliveries, event.delivery ?? 0, 'expired')
  const isLast = event.detail?.['last'] === true
  return { status: isLast ? 'delivered' : 'processing', final: isLast, deliveries }
}

function isWindow(event: MessageEvent): boolean {
  return event.type === 'expired' && event.detail?.['what'] === 'window'
}

function move(deliveries: readonly DeliveryState[], seq: number, to: DeliveryStatus): DeliveryState[] {
  return deliveries.map((each, index) => (index === seq - 1 ? { ...each, status: to } : each))
}

/** Planned deliveries that never left do not stay open when the message is final. */
function close(deliveries: readonly DeliveryState[], to: DeliveryStatus): DeliveryState[] {
  return deliveries.map((each) =>
    each.status === 'planned' || each.status === 'unknown' ? { ...each, status: to } : each,
  )
}

/** The state after events in their order, and the timeline, in which an event that is not allowed is `ignored`. */
export function applyEvents(
  before: MessageState | undefined,
  events: readonly MessageEvent[],
): { state: MessageState; recorded: RecordedEvent[] } {
  let state = before
  const recorded: RecordedEvent[] = []
  for (const event of events) {
    const after = applyEvent(state, event)
    const refused = 'refused' in after ? after.refused : undefined
    if (!('refused' in after)) state = after
    const now = state ?? nothing
    const entry: MessageEvent =
      refused === undefined
        ? event
        : { ...event, type: 'ignored', detail: { ...event.detail, event: event.type, reason: refused } }
    recorded.push({ ...entry, status: now.status, ...(now.final && { final: true }) })
  }
  return { state: state ?? nothing, recorded }
}

/** The state after a whole timeline. */
export function foldEvents(events: readonly MessageEvent[]): MessageState {
  return applyEvents(undefined, events).state
}

export function stateOf({ status, final, deliveries }: TrackedMessage): MessageState {
  return { status, final, deliveries }
}
