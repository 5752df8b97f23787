import type { ChannelName, DeliveryStatus, EventType, MessageStatus } from '../../core/words/message.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'
import type { MessageEvent, RecordedEvent } from './message-event.ts'

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

interface Transition {
  /** The statuses of the message in which the event is allowed. */
  readonly when: readonly MessageStatus[]
  /** Allowed once the message is final, too. */
  readonly late?: true
  readonly to?: MessageStatus
  readonly final?: true
  /**
   * The statuses of its delivery in which the event is allowed, and the resulting status; an event without delivery skips this.
   */
  readonly delivery?: { readonly from: readonly DeliveryStatus[]; readonly to?: DeliveryStatus }
}

const open = ['accepted', 'scheduled', 'held', 'processing', 'sent', 'delivered'] as const
/** A letter is where its reader opens it, whatever the reader did with it. */
const kept = ['handed-over', 'delivered', 'read', 'acknowledged', 'refused', 'neglected', 'expired'] as const
const any = [...open, 'read', 'undeliverable', 'cancelled', 'failed'] as const

/**
 * The one table of statuses (3.2 of the HTTP contract). An event that it does not allow becomes `ignored`. Some events depend on
 * more than their type: see `refine`.
 */
export const table: Readonly<Record<EventType, Transition>> = {
  accepted: { when: [] },
  // A letter may get another moment while it waits; a held one stays held: see `applyEvent`.
  scheduled: { when: ['accepted', 'scheduled', 'held'], to: 'scheduled' },
  held: { when: ['accepted', 'scheduled', 'processing'], to: 'held' },
  released: { when: ['held'], to: 'accepted' },
  routed: { when: ['accepted', 'scheduled', 'processing'], to: 'processing' },
  rendered: { when: ['processing', 'held'] },
  archived: { when: ['processing', 'held'] },
  planned: { when: ['processing', 'held'] },
  'handed-over': { when: ['processing'], to: 'sent', delivery: { from: ['planned', 'unknown'], to: 'handed-over' } },
  delivered: {
    when: ['sent', 'processing'],
    to: 'delivered',
    delivery: { from: ['handed-over', 'unknown'], to: 'delivered' },
  },
  read: {
    when: ['processing', 'sent', 'delivered'],
    late: true,
    to: 'read',
    final: true,
    delivery: { from: ['handed-over', 'delivered', 'expired', 'unknown', 'acknowledged'], to: 'read' },
  },
  unread: {
    when: ['sent', 'delivered'],
    to: 'processing',
    delivery: { from: ['handed-over', 'delivered'], to: 'expired' },
  },
  // The reader acknowledged receipt: the route ends, whether or not the letter is then opened. A reader can decide between the
  // moment at which the letter is in the inbox and the moment at which the hand-over is recorded.
  acknowledged: {
    when: ['processing', 'sent', 'delivered'],
    to: 'delivered',
    final: true,
    delivery: { from: ['planned', 'unknown', 'handed-over', 'delivered'], to: 'acknowledged' },
  },
  refused: {
    when: ['processing', 'sent', 'delivered'],
    to: 'processing',
    delivery: { from: ['planned', 'unknown', 'handed-over', 'delivered'], to: 'refused' },
  },
  neglected: {
    when: ['sent', 'delivered'],
    to: 'processing',
    delivery: { from: ['handed-over', 'delivered'], to: 'neglected' },
  },
  reminded: { when: ['sent', 'delivered'] },
  rejected: {
    when: ['processing', 'sent'],
    to: 'processing',
    delivery: { from: ['planned', 'handed-over', 'unknown'], to: 'rejected' },
  },
  unavailable: { when: ['processing', 'held'], delivery: { from: ['planned'] } },
  deferred: { when: ['processing', 'held'], delivery: { from: ['planned'] } },
  // Before its route is decided, or while the next step of it is.
  'consent-awaited': { when: ['accepted', 'scheduled', 'held', 'processing'] },
  'registry-awaited': { when: ['accepted', 'scheduled', 'held', 'processing'] },
  bounced: {
    when: ['sent', 'delivered'],
    to: 'processing',
    delivery: { from: ['handed-over', 'delivered'], to: 'bounced' },
  },
  complained: { when: any, late: true },
  posted: { when: ['sent', 'delivered'], delivery: { from: ['handed-over'] } },
  returned: {
    when: ['sent', 'delivered'],
    to: 'processing',
    delivery: { from: ['handed-over', 'delivered'], to: 'returned' },
  },
  expired: { when: open },
  resent: { when: any, late: true },
  copied: { when: any, late: true },
  cancelled: { when: ['accepted', 'scheduled', 'held', 'processing'], to: 'cancelled', final: true },
  undeliverable: { when: open, to: 'undeliverable', final: true },
  failed: { when: open, to: 'failed', final: true },
  'reply-received': { when: any, late: true },
  ignored: { when: any, late: true },
  lapsing: { when: ['processing', 'sent', 'delivered', 'read'], late: true, delivery: { from: kept } },
  // What follows depends on whether the letter had to be read: see `refine`.
  lapsed: { when: ['processing', 'sent', 'delivered', 'read'], late: true, delivery: { from: kept } },
  announced: { when: ['processing', 'held'], delivery: { from: ['planned'] } },
  // The postal operator may report before the hub has noted that the partner posted the letter, and after it has come back.
  presented: { when: ['sent', 'delivered'], late: true, delivery: { from: ['handed-over', 'delivered', 'returned'] } },
  // The signature for a registered letter is a receipt: nothing more is expected.
  collected: {
    when: ['sent', 'delivered'],
    to: 'delivered',
    final: true,
    delivery: { from: ['handed-over', 'delivered'], to: 'delivered' },
  },
  'not-collected': { when: ['sent', 'delivered'], late: true, delivery: { from: ['handed-over', 'returned'] } },
  // The letter left once more, since the partner had lost or spoilt it: it was handed over before, and still is.
  'printed-again': { when: ['sent', 'delivered'], late: true, delivery: { from: ['handed-over', 'delivered'] } },
}

const nothing: MessageState = { status: 'accepted', final: false, deliveries: [] }

/** The state after an event, or the reason why the table does not allow it. */
export function applyEvent(state: MessageState | undefined, event: MessageEvent): MessageState | { refused: string } {
  if (state === undefined || event.type === 'accepted') {
    return state === undefined && event.type === 'accepted' ? nothing : { refused: 'not-in-order' }
  }
  const transition = table[event.type]
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
