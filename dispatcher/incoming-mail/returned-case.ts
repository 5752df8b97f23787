import { sql } from 'drizzle-orm'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'

export const caseStatuses = ['open', 'decided', 'closed'] as const
export type CaseStatus = (typeof caseStatuses)[number]
export type CaseDecision = 'resent' | 'asked' | 'stopped'

/** What the registry answered last about the recipient of a case. */
export type RegisterWord =
  | 'unasked'
  | 'not-connected'
  | 'other-address'
  | 'same-address'
  | 'deceased'
  | 'struck-off'
  | 'unknown'
  | 'away'

/** A letter that came back, as staff see it in the list; without name and address. */
export interface ReturnedCase {
  readonly id: Id<'returnedCase'>
  readonly entity: EntityId
  readonly entityName: Localized
  readonly test: boolean
  readonly message: MessageId
  readonly sequence: number
  readonly reference: string
  readonly reason: string
  readonly returnedAt: Date
  readonly run: Id<'run'> | null
  readonly contract: Id<'printContract'> | null
  readonly country: string | null
  readonly policy: 'send-again' | 'ask-citizen' | 'stop'
  readonly status: CaseStatus
  readonly decision: CaseDecision | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly reasonClosed: string | null
  readonly newMessage: MessageId | null
  /** How often a decision was taken back. */
  readonly round: number
  /** `staff:<id>` or `key:<id>`. */
  readonly assignee: string | null
  readonly register: RegisterWord
  readonly noticeUntil: Date | null
  /** Number of the scan within the record. */
  readonly scan: number | null
  readonly record: Id<'record'> | null
  /** Whether the recipient has a number, and so may have an inbox. */
  readonly hasInbox: boolean
  readonly note: Buffer | null
}

export const caseColumns = sql`c.id, c.entity, e.name as "entityName", c.test, c.message, c.sequence, m.reference, c.reason,
  c.returned_at as "returnedAt", c.run, c.contract, c.country, c.policy, c.status, c.decision, c.decided_at as "decidedAt",
  c.decided_by as "decidedBy", c.reason_closed as "reasonClosed", c.new_message as "newMessage", c.round, c.assignee, c.register,
  c.notice_until as "noticeUntil", c.scan, m.record, c.person is not null as "hasInbox", c.note`
