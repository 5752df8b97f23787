import { type SQL, sql } from 'drizzle-orm'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import type { ChannelName } from '../../core/words/message.ts'

/** Why a case was opened: the report that stayed away, or a failure that was reported after the end of the message. */
export const caseReasons = ['not-posted', 'not-presented', 'not-delivered', 'late-failure'] as const
export type CaseReason = (typeof caseReasons)[number]
export const caseStatuses = ['open', 'closed'] as const
export type CaseStatus = (typeof caseStatuses)[number]
export const caseEventKinds = [
  'opened',
  'added',
  'assigned',
  'noted',
  'reported',
  'closed',
  'reopened',
  'resent',
  'resend-undone',
] as const
export type CaseEventKind = (typeof caseEventKinds)[number]

export type CaseId = Id<'deliveryCase'>

/** Deliveries with one cause that are followed up; without names and addresses. */
export interface DeliveryCase {
  readonly id: CaseId
  readonly entity: EntityId
  readonly entityName: Localized
  readonly test: boolean
  readonly reason: CaseReason
  readonly channel: ChannelName
  readonly run: Id<'run'> | null
  /** `YYYY-MM-DD`: when the letters were handed over, or when the failure was reported. */
  readonly day: string
  readonly status: CaseStatus
  readonly letters: number
  /** Letters of which the report is still missing. */
  readonly waiting: number
  /** `YYYY-MM-DD`: the nearest day on which something of a waiting letter is due; null where nothing is. */
  readonly endsOn: string | null
  /** `staff:<id>` or `key:<id>` */
  readonly owner: string | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly closedBy: string | null
  readonly closeReason: Buffer | null
}

export interface CaseLetter {
  readonly message: MessageId
  readonly sequence: number
  readonly reference: string
  /** `YYYY-MM-DD` */
  readonly endsOn: string | null
  readonly settledAt: Date | null
  /** The report that came in. */
  readonly settledBy: string | null
}

export interface CaseEvent {
  readonly n: number
  readonly at: Date
  readonly kind: CaseEventKind
  /** The actor, or `hub`. */
  readonly by: string
  readonly letters: number | null
  readonly owner: string | null
  readonly words: Buffer | null
}

export const caseColumns: SQL = sql`c.id, c.entity, e.name as "entityName", c.test, c.reason, c.channel, c.run, c.day::text as day,
  c.status, c.letters, c.waiting, nullif(c.ends_on, 'infinity')::text as "endsOn", c.owner, c.opened_at as "openedAt",
  c.closed_at as "closedAt", c.closed_by as "closedBy", c.close_reason as "closeReason"`

/** The context under which the words of people about a case are sealed. */
export const caseContext = (id: string): string => `delivery_case:${id}`
