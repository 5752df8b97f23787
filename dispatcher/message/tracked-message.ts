import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { EntityId, MessageId, RecordId } from '../../core/words/id.ts'
import type { ChannelName, DeliveryStatus, MessageStatus, Priority } from '../../core/words/message.ts'
import type { UnseenReason } from './unseen-reason.ts'

/** The state of a message in the working tables, before it changes. */
export interface TrackedMessage {
  readonly id: MessageId
  readonly entity: EntityId
  readonly test: boolean
  readonly status: MessageStatus
  readonly final: boolean
  readonly lastEvent: number
  readonly class: string
  readonly priority: Priority
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly record: RecordId | null
  readonly next: NextStep | null
  readonly cancellableUntil: Date | null
  readonly recipientIndex: Buffer | null
  readonly deliveries: readonly TrackedDelivery[]
}
export interface TrackedDelivery {
  readonly seq: number
  readonly channel: ChannelName
  readonly status: DeliveryStatus
  readonly simulated: boolean
  readonly awaitsReading: boolean
  readonly handedOverAt: string | null
  /** Why the route left it before the end of its reading term. */
  readonly leftBecause: UnseenReason | null
}

/** The step that follows when nothing else happens; shown as `next`. */
export interface NextStep {
  readonly channel: ChannelName
  readonly when: string
  readonly if: 'unread' | 'not-acknowledged'
}

/**
 * The number of the last event. Of a restored database, events after the restored moment had numbers that their readers know; numbers go on
 * in the next thousand, so that none is given to another event (decision 0111).
 */
const lastEvent: SQL = sql`greatest(m.last_event, (select count(*)::int * 1000 from recovery)) as "lastEvent"`

export const trackedColumns: SQL = sql`m.id, m.entity, m.test, m.status, m.final, ${lastEvent}, m.class, m.priority,
  m.created_at as "createdAt", m.expires_at as "expiresAt", m.record, m.next, m.cancellable_until as "cancellableUntil",
  m.recipient_index as "recipientIndex",
  (select coalesce(jsonb_agg(jsonb_build_object('seq', d.seq, 'channel', d.channel, 'status', d.status, 'simulated', d.simulated,
      'awaitsReading', d.awaits_reading, 'handedOverAt', d.handed_over_at,
      'leftBecause', d.left_because) order by d.seq), '[]')
    from delivery d where d.message_id = m.id) as deliveries`

/** Locks messages, always in the order of their ids: two transactions that lock the same ones wait and do not deadlock. */
export async function lockMessages(tx: Tx, ids: readonly MessageId[]): Promise<Map<MessageId, TrackedMessage>> {
  await tx.query(sql`select from message m where m.id = any(${arrayOf('uuid', ids)}) order by m.id for no key update`)
  // A separate statement: rows that are read by a statement that waited for a lock may be older than the lock.
  const rows = await tx.query<TrackedMessage>(
    sql`select ${trackedColumns} from message m where m.id = any(${arrayOf('uuid', ids)}) order by m.id`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
