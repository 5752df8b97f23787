import { sql } from 'drizzle-orm'
import { findHidden, findRead } from '../../channels/reading-stores.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import type { Language, Localized } from '../../core/words/language.ts'
import type { DeliveryStatus, MessageStatus } from '../../core/words/message.ts'
import type { AlertAddress, AlertKind, AlertRefusal } from '../alerts/alert.ts'
import { type AddressFacts, addressColumns, alertAddressOf } from '../alerts/alert-address.ts'
import type { LetterTerm } from '../alerts/end-of-letter.ts'
import { type QuietFacts, quietColumns } from '../alerts/quiet-until.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'

/** An alert that this process may send, with the facts that decide whether it is still needed. */
export interface ClaimedAlert extends AddressFacts, QuietFacts, LetterTerm {
  readonly id: Id<'alert'>
  readonly fence: number
  readonly kind: AlertKind
  readonly message: MessageId | null
  readonly sequence: number | null
  readonly person: Buffer
  /** The address to which it was planned. */
  readonly address: Buffer | null
  readonly index: Buffer | null
  readonly language: Language
  readonly code: Buffer | null
  readonly plannedAt: Date
  readonly attempts: number
  /** Expiry of the code; null once the code was used or replaced by a newer one. */
  readonly codeExpiresAt: Date | null
  readonly status: MessageStatus | null
  readonly final: boolean | null
  readonly lastDelivery: number | null
  readonly deliveryStatus: DeliveryStatus | null
  readonly answered: boolean
  /** The end of its stay in the inbox, where its timeline says so. */
  readonly leavesAt?: string
  readonly sender: Localized | null
  /** The address at which its entity answers whether the letter is still needed. */
  readonly conditionUrl: string | null
  /** The class is sensitive: not even the sender may be named. */
  readonly sensitive: boolean
}

/**
 * Claims alerts that are due, for the time of a lease, and reads the state of their letters. An alert whose sender died is due again
 * when its lease has ended; the next claim raises the fence.
 *
 * The letters are read by a statement of their own: PostgreSQL 18.4 can crash when a statement that locked rows which another
 * session had just changed reads partitioned tables afterwards (decision 0043).
 */
export async function claimAlerts(hub: Queryable, now: Date, limit: number, leaseMs: number): Promise<ClaimedAlert[]> {
  const claimed = await hub.query<{ id: Id<'alert'>; fence: number }>(sql`
    with due as (select id from alert where due_at <= ${now} order by due_at limit ${limit} for update skip locked)
    update alert a set fence = a.fence + 1, due_at = ${new Date(now.getTime() + leaseMs)}
    from due where a.id = due.id returning a.id, a.fence`)
  if (claimed.length === 0) return []
  const rows = await hub.query<
    Omit<ClaimedAlert, 'answered' | 'leavesAt'> & { readonly moments: readonly Buffer[] }
  >(sql`
    select a.id, a.fence, a.kind, a.message_id as message, a.seq as sequence, a.person, a.address,
      a.address_index as "index", a.language, a.code, a.planned_at as "plannedAt", a.attempts,
      (select c.expires_at from address_confirmation c where c.person = a.person and c.address = a.address) as "codeExpiresAt",
      m.status, m.final, m.condition_url as "conditionUrl", m.last_delivery as "lastDelivery", d.status as "deliveryStatus", e.name as sender,
      array(select v.entries from event v where v.message_id = a.message_id) as moments,
      coalesce(c.sensitivity = 'sensitive', true) as sensitive,
      m.actions, d.handed_over_at as "deliveredAt",
      (select t.due_at from timer t where t.kind = 'unread' and t.subject = a.message_id and t.seq = a.seq) as "termEnd",
      ${addressColumns}, ${quietColumns}
    from ${rowsOf('mine', { id: 'uuid', fence: 'int' }, claimed)}
    join alert a on a.id = mine.id and a.fence = mine.fence
    left join message m on m.id = a.message_id
    left join delivery d on d.message_id = a.message_id and d.seq = a.seq
    left join entity e on e.id = a.entity
    left join message_class c on c.entity = m.entity and c.key = m.class
    left join preference p on p.person = a.person
    order by a.planned_at`)
  return rows.map(({ moments, ...alert }) => ({ ...alert, answered: moments.some(hasReply), ...endOfStay(moments) }))
}

function hasReply(moment: Buffer): boolean {
  return decodeEntries(moment).some(({ type }) => type === 'reply-received')
}

function endOfStay(moments: readonly Buffer[]): Pick<ClaimedAlert, 'leavesAt'> {
  const notice = moments.flatMap(decodeEntries).findLast(({ type }) => type === 'lapsing')
  const until = notice?.detail?.['availableUntil']
  return typeof until === 'string' ? { leavesAt: until } : {}
}

/** Why an alert is no longer sent. */
export type StopReason =
  | AlertRefusal
  | 'removed'
  | 'read'
  | 'answered'
  | 'cancelled'
  | 'ended'
  | 'next-channel'
  /** Its entity answered that the letter is no longer needed. */
  | 'not-needed'
  | 'code-expired'

/** The address to which an alert goes now, or why it is not sent. */
export type SendDecision =
  | {
      readonly to: AlertAddress
      /** The letter hides its sender until a strong sign-in. */
      readonly hidden: boolean
    }
  | { readonly stop: StopReason }

/**
 * Checks again, just before sending, whether each alert is still needed: the letter may have been read, answered, cancelled or
 * sent on paper since the alert was planned, and the person may have changed their choice. Two statements for all.
 */
export async function decideAlerts(
  hub: Queryable,
  alerts: readonly ClaimedAlert[],
  now: Date,
): Promise<SendDecision[]> {
  const letters = alerts.flatMap(({ message, sequence }) =>
    message === null || sequence === null ? [] : [{ message, sequence }],
  )
  const [read, hidden] = await Promise.all([findRead(hub, letters), findHidden(hub, letters)])
  return alerts.map((alert) => {
    if (alert.kind === 'confirm-address') return decideCode(alert, now)
    const stop = stopOf(alert, alert.message !== null && read.has(alert.message))
    if (stop !== undefined) return { stop }
    const to = alertAddressOf(alert, now)
    return typeof to === 'string' ? { stop: to } : { to, hidden: alert.message !== null && hidden.has(alert.message) }
  })
}

function stopOf(alert: ClaimedAlert, isRead: boolean): StopReason | undefined {
  const { status, deliveryStatus, kind, answered } = alert
  if (status === null || deliveryStatus === null) return 'removed'
  // Readers keep letters that they read or refused, too.
  if (kind === 'lapsing') return undefined
  if (isRead || status === 'read' || deliveryStatus === 'read') return 'read'
  if (status === 'cancelled') return 'cancelled'
  if (answered) return 'answered'
  if (status === 'undeliverable' || status === 'failed') return 'ended'
  // The route has continued: the letter goes on paper, or is on its way there.
  if (alert.lastDelivery !== alert.sequence || deliveryStatus !== 'delivered' || status !== 'delivered')
    return 'next-channel'
  return kind === 'reminder' && alert.final === true ? 'ended' : undefined
}

function decideCode({ address, index, codeExpiresAt, code }: ClaimedAlert, now: Date): SendDecision {
  if (address === null || index === null || code === null) return { stop: 'removed' }
  if (codeExpiresAt === null || codeExpiresAt <= now) return { stop: 'code-expired' }
  return { to: { address, index, language: null }, hidden: false }
}
