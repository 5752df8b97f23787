import { channelTraits } from '../../channels/traits.ts'
import type { ChannelName, EventType, MessageStatus } from '../../core/words/message.ts'
import type { RecordedEvent } from '../lifecycle/message-event.ts'
import type { TimeStep } from './time-buckets.ts'

/** Events of a letter that one step recorded. */
export interface Moment {
  readonly at: Date
  readonly entries: readonly RecordedEvent[]
}

/** What statistics count of one letter: a pure function of its events. */
export interface LetterFacts {
  /** Where it ended: the channel of its last delivery that was neither refused nor bounced; absent while there is none. */
  readonly channel?: ChannelName
  readonly status: MessageStatus
  readonly deliveries: readonly DeliveryFacts[]
}
/** A delivery that a channel accepted. */
export interface DeliveryFacts {
  readonly seq: number
  readonly channel: ChannelName
  readonly delivered: boolean
  /** Absent where the channel does not report it. */
  readonly opened?: boolean
  /** Absent without a reading term, or while it runs. */
  readonly openedInTime?: boolean
  readonly returned: boolean
  readonly bounced: boolean
  /** Milliseconds. */
  readonly times: ReadonlyMap<TimeStep, number>
}

interface Tracked {
  channel: ChannelName
  hasTerm: boolean
  /** The first time that each event was recorded. */
  readonly first: Map<EventType, number>
}

/** The term ended without an opening that counts, or the reader refused the letter. */
const misses = ['unread', 'refused', 'neglected', 'lapsed'] as const
const openings = ['read', 'acknowledged'] as const

/** @returns undefined for a letter without events, or of which a delivery was simulated: it is a test, and is not counted */
export function letterFacts(moments: readonly Moment[]): LetterFacts | undefined {
  const tracked = new Map<number, Tracked>()
  let status: MessageStatus | undefined
  let acceptedAt: number | undefined
  for (const { at, entries } of moments)
    for (const entry of entries) {
      status = entry.status
      if (entry.detail?.['simulated'] === true) return undefined
      if (entry.type === 'accepted') acceptedAt = at.getTime()
      // The hub did not choose when a letter that waited for its date or was held could leave.
      if (entry.type === 'scheduled' || entry.type === 'held') acceptedAt = undefined
      follow(tracked, entry, at.getTime())
    }
  if (status === undefined) return undefined
  const deliveries = [...tracked]
    .filter(([, { first }]) => first.has('handed-over'))
    .sort(([one], [other]) => one - other)
    .map(([seq, delivery]) => deliveryFacts(seq, delivery, acceptedAt))
  const last = deliveries.findLast(({ seq }) => hasArrived(tracked.get(seq)))
  return { ...(last !== undefined && { channel: last.channel }), status, deliveries }
}

function follow(tracked: Map<number, Tracked>, entry: RecordedEvent, at: number): void {
  const { delivery: seq, channel, type } = entry
  // An ignored event changed nothing.
  if (seq === undefined || type === 'ignored') return
  const known = tracked.get(seq)
  if (known === undefined && channel === undefined) return
  const delivery = known ?? { channel: channel as ChannelName, hasTerm: false, first: new Map() }
  tracked.set(seq, delivery)
  if (entry.detail?.['awaits'] === 'reading') delivery.hasTerm = true
  if (!delivery.first.has(type)) delivery.first.set(type, at)
}

function hasArrived(delivery: Tracked | undefined): boolean {
  return delivery !== undefined && !delivery.first.has('bounced') && !delivery.first.has('rejected')
}

function deliveryFacts(
  seq: number,
  { channel, hasTerm, first }: Tracked,
  acceptedAt: number | undefined,
): DeliveryFacts {
  const earliest = (types: readonly EventType[]): number | undefined =>
    types.map((type) => first.get(type)).reduce((one, other) => minimum(one, other), undefined)
  const measuresOpening = channelTraits[channel].confirmsReading
  const openedAt = measuresOpening ? earliest(openings) : undefined
  const missedAt = earliest(misses)
  const deliveredAt = earliest(['delivered', 'collected'])
  const isDecided = measuresOpening && hasTerm && (openedAt !== undefined || missedAt !== undefined)
  // Only the first delivery can leave when the letter is accepted: the others wait until an earlier one failed.
  const start = seq === 1 ? acceptedAt : undefined
  const times = new Map<TimeStep, number>()
  const measure = (step: TimeStep, from: number | undefined, to: number | undefined): void => {
    if (from !== undefined && to !== undefined) times.set(step, to - from)
  }
  measure('handed-over', start, first.get('handed-over'))
  measure('posted', start, first.get('posted'))
  measure('delivered', start, deliveredAt)
  measure('opened', deliveredAt ?? first.get('handed-over'), openedAt)
  return {
    seq,
    channel,
    delivered: deliveredAt !== undefined,
    ...(measuresOpening && { opened: openedAt !== undefined }),
    ...(isDecided && { openedInTime: openedAt !== undefined && (missedAt === undefined || openedAt < missedAt) }),
    returned: first.has('returned'),
    bounced: first.has('bounced'),
    times,
  }
}

function minimum(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Math.min(one, other)
}
