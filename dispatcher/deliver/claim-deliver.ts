import { type SQL, sql } from 'drizzle-orm'
import type { DeliveryRef } from '../../channels/collector.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { Language, Localized } from '../../core/words/language.ts'
import type { ChannelName, Postage } from '../../core/words/message.ts'
import { type AddressFacts, addressColumns } from '../alerts/alert-address.ts'
import { classFactsColumn, type MessageClassFacts } from '../message/class-facts.ts'
import { type TrackedMessage, trackedColumns } from '../message/tracked-message.ts'

/** A delivery that is about to be handed over, with everything that its parcel is made of. */
export interface DeliveryRow extends TrackedMessage, AddressFacts {
  readonly fence: number
  readonly seq: number
  readonly channel: ChannelName
  readonly attempts: number
  readonly simulated: boolean
  /** An earlier hand-over was interrupted before its outcome was known. */
  readonly mayHaveLeft: boolean | null
  readonly dueAt: Date | null
  readonly language: Language
  readonly postage: Postage
  readonly replyReference: string
  readonly replyAllowed: boolean
  readonly costCentre: string | null
  readonly conditionUrl: string | null
  readonly sealed: Buffer
  readonly addressedTo: Buffer | null
  readonly content: Buffer
  readonly classFacts: MessageClassFacts
  readonly entityName: Localized
  /** The channel is paused or rests: it may have been open when the chunk was put into the queue. */
  readonly closed: boolean
  /** The highest rate of the channel; null without a limit. */
  readonly perSecond: number | null
}

/** What a parcel is made of: delivery `h`, message `m`, body `b`, entity `e`, preference `p` and class `c`. */
const deliveryColumns = (
  now: Date,
): SQL => sql`${addressColumns}, h.seq, h.channel, h.attempts, h.simulated, h.may_have_left as "mayHaveLeft", h.due_at as "dueAt", ${trackedColumns}, m.language, m.postage,
      m.reply_reference as "replyReference", m.reply_allowed as "replyAllowed", m.cost_centre as "costCentre",
      m.condition_url as "conditionUrl", b.sealed, b.addressed_to as "addressedTo", h.content,
      ${classFactsColumn} as "classFacts",
      e.name as "entityName",
      exists (select from channel_state s where s.channel = h.channel and (s.paused or s.open_until > ${now})) as closed,
      (select r.per_second from channel_rate r where r.channel = h.channel) as "perSecond"`

const joinedFacts = sql`
    join message m on m.id = h.message_id
    join message_body b on b.message_id = m.id
    join entity e on e.id = m.entity
    left join preference p on p.person = m.recipient_index
    left join message_class c on c.entity = m.entity and c.key = m.class`

/** Deliveries that were handed over before and leave once more, in the order of the argument: no lease is taken. */
export async function readDeliveries(
  hub: Queryable,
  letters: readonly DeliveryRef[],
  now: Date,
): Promise<DeliveryRow[]> {
  return hub.query<DeliveryRow>(sql`
    select 0 as fence, ${deliveryColumns(now)}
    from ${rowsOf('given', { message: 'uuid', sequence: 'int', place: ['int', (_, index) => index] }, letters)}
    join delivery h on h.message_id = given.message and h.seq = given.sequence and h.content is not null ${joinedFacts}
    order by given.place`)
}

/**
 * Takes the lease of a waiting chunk and reads its deliveries, in one statement. It locks the messages for a moment: a cancel
 * that came first is visible here, one that comes later finds the lease and is too late.
 */
export async function claimDeliver(hub: Queryable, chunk: string, now: Date, leaseMs: number): Promise<DeliveryRow[]> {
  return hub.query<DeliveryRow>(sql`
    with mine as (
      update chunk set fence = fence + 1, lease_until = ${new Date(now.getTime() + leaseMs)}
      where id = ${chunk} and stage = 'deliver' and lease_until is null
      returning id, fence
    )
    select mine.fence, ${deliveryColumns(now)}
    from mine
    join delivery h on h.chunk = mine.id
    ${joinedFacts}
    where h.status in ('planned', 'unknown')
    order by m.id
    for no key update of m`)
}
