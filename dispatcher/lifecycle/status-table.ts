import type { DeliveryStatus, EventType, MessageStatus } from '../../core/words/message.ts'

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
 * The one table of statuses (3.2 of the HTTP contract), from which the diagrams of `docs/statuses.md` are made. An event that it does
 * not allow becomes `ignored`. Some events depend on more than their type: see `refine` in `status.ts`.
 */
export const statusTable: Readonly<Record<EventType, Transition>> = {
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
  // A failure that is reported after the end is legal: the route opens again, and the term with it (decision 0095).
  rejected: {
    when: ['processing', 'sent', 'delivered'],
    late: true,
    to: 'processing',
    delivery: { from: ['planned', 'handed-over', 'unknown', 'delivered'], to: 'rejected' },
  },
  unavailable: { when: ['processing', 'held'], delivery: { from: ['planned'] } },
  deferred: { when: ['processing', 'held'], delivery: { from: ['planned'] } },
  // Before its route is decided, or while the next step of it is.
  'consent-awaited': { when: ['accepted', 'scheduled', 'held', 'processing'] },
  'registry-awaited': { when: ['accepted', 'scheduled', 'held', 'processing'] },
  'seal-awaited': { when: ['accepted', 'scheduled', 'held', 'processing'] },
  bounced: {
    when: ['sent', 'delivered'],
    late: true,
    to: 'processing',
    delivery: { from: ['handed-over', 'delivered'], to: 'bounced' },
  },
  complained: { when: any, late: true },
  posted: { when: ['sent', 'delivered'], delivery: { from: ['handed-over'] } },
  returned: {
    when: ['sent', 'delivered'],
    late: true,
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
