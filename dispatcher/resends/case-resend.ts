import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { CaseId, CaseReason } from '../cases/delivery-case.ts'

/** `same`: by the channel of the case once more; `next`: by the channels of the letter that were not tried. */
export const resendWays = ['same', 'next'] as const
export type ResendWay = (typeof resendWays)[number]

/** `dropped`: replaced by another count, or given up before anything was sent. */
export const resendStatuses = ['counting', 'counted', 'sending', 'sent', 'undoing', 'undone', 'dropped'] as const
export type ResendStatus = (typeof resendStatuses)[number]

export type ResendId = Id<'caseResend'>

/** The letters of a case that are sent again, as new letters that name the ones that they repeat. */
export interface CaseResend {
  readonly id: ResendId
  readonly case: CaseId
  readonly entity: EntityId
  readonly test: boolean
  readonly way: ResendWay
  readonly status: ResendStatus
  /** The actor as in the audit log. */
  readonly by: string
  /** The actor that took it back. */
  readonly undoneBy: string | null
  readonly apiKey: Id<'apiKey'> | null
  readonly letters: number
  readonly createdAt: Date
  readonly changedAt: Date
  /** Of the case. */
  readonly channel: ChannelName
  readonly reason: CaseReason
}

/** A letter of a case whose turn it is. */
export interface ResendLetter {
  readonly message: MessageId
  readonly sequence: number
}

const columns: SQL = sql`r.id, r.case_id as case, r.entity, r.test, r.way, r.status, r.by, r.undone_by as "undoneBy", r.api_key as "apiKey", r.letters,
  r.created_at as "createdAt", r.changed_at as "changedAt", c.channel, c.reason`

export async function findResend(db: Queryable, id: ResendId): Promise<CaseResend | undefined> {
  const [row] = await db.query<CaseResend>(
    sql`select ${columns} from case_resend r join delivery_case c on c.id = r.case_id where r.id = ${id}`,
  )
  return row
}

/** Those of a case, newest first. */
export async function listResends(db: Queryable, of: CaseId, limit: number): Promise<CaseResend[]> {
  return db.query<CaseResend>(sql`
    select ${columns} from case_resend r join delivery_case c on c.id = r.case_id
    where r.case_id = ${of} and r.status <> 'dropped' order by r.id desc limit ${limit}`)
}
