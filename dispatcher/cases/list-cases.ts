import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import {
  type CaseEvent,
  type CaseId,
  type CaseLetter,
  type CaseReason,
  type CaseStatus,
  caseColumns,
  type DeliveryCase,
} from './delivery-case.ts'

const tables = sql`delivery_case c join entity e on e.id = c.entity`

export interface CaseQuestion {
  readonly test: boolean
  readonly status: CaseStatus
  readonly reason?: CaseReason | undefined
  readonly channel?: string | undefined
  /** An actor, or null for cases without an owner. */
  readonly owner?: string | null | undefined
  /** The last case of the page before, in the order of the list. */
  readonly after?: { readonly endsOn: string | null; readonly id: CaseId } | undefined
}

/** Cases of the entity in scope, or with the hub's role of every entity: open ones by the nearest term, closed ones newest first. */
export async function listCases(db: Queryable, question: CaseQuestion, limit: number): Promise<DeliveryCase[]> {
  const { test, status, reason, channel, owner } = question
  const owned = owner === undefined ? sql`true` : sql`c.owner is not distinct from ${owner}`
  return db.query<DeliveryCase>(sql`
    select ${caseColumns} from ${tables} where c.test = ${test} and c.status = ${status}
      and ${reason === undefined ? sql`true` : sql`c.reason = ${reason}`}
      and ${channel === undefined ? sql`true` : sql`c.channel = ${channel}`} and ${owned} and ${afterOf(question)}
    order by ${status === 'open' ? sql`c.ends_on, c.id` : sql`c.id desc`} limit ${limit}`)
}

function afterOf({ status, after }: CaseQuestion): SQL {
  if (after === undefined) return sql`true`
  return status === 'open'
    ? sql`(c.ends_on, c.id) > (coalesce(${after.endsOn}::date, 'infinity'), ${after.id}::uuid)`
    : sql`c.id < ${after.id}::uuid`
}

export async function findCase(db: Queryable, id: CaseId, test: boolean): Promise<DeliveryCase | undefined> {
  const [row] = await db.query<DeliveryCase>(
    sql`select ${caseColumns} from ${tables} where c.id = ${id} and c.test = ${test}`,
  )
  return row
}

export interface CaseCounts {
  readonly open: number
  readonly mine: number
  readonly unowned: number
}

/** Open cases: all of them, those of this actor, and those without an owner. */
export async function countCases(db: Queryable, test: boolean, actor: string): Promise<CaseCounts> {
  const [row] = await db.query<CaseCounts>(sql`
    select count(*)::int as open, count(*) filter (where owner = ${actor})::int as mine,
      count(*) filter (where owner is null)::int as unowned
    from delivery_case where status = 'open' and test = ${test}`)
  return row ?? { open: 0, mine: 0, unowned: 0 }
}

/** The letters of a case in the order of their messages, after one of them. */
export async function lettersOfCase(
  db: Queryable,
  id: CaseId,
  after: { readonly message: MessageId; readonly sequence: number } | undefined,
  limit: number,
): Promise<CaseLetter[]> {
  const below =
    after === undefined ? sql`true` : sql`(l.message, l.sequence) > (${after.message}::uuid, ${after.sequence}::int)`
  return db.query<CaseLetter>(sql`
    select l.message, l.sequence, m.reference, l.ends_on::text as "endsOn", l.settled_at as "settledAt", l.settled_by as "settledBy"
    from delivery_case_letter l join message m on m.id = l.message
    where l.case_id = ${id} and ${below} order by l.message, l.sequence limit ${limit}`)
}

/** The latest lines of the history of a case, the newest first. */
export async function historyOfCase(db: Queryable, id: CaseId): Promise<CaseEvent[]> {
  return db.query<CaseEvent>(sql`
    select n, at, kind, by, letters, owner, words from delivery_case_event where case_id = ${id} order by n desc limit ${maxHistory}`)
}

/** Lines of a history that are shown; more are the work of a program. */
const maxHistory = 500

/** The newest case of a message that is open, else the newest; undefined where it was in none. */
export async function caseOfMessage(
  db: Queryable,
  message: MessageId,
): Promise<Pick<DeliveryCase, 'id' | 'status' | 'reason' | 'openedAt'> | undefined> {
  const [row] = await db.query<Pick<DeliveryCase, 'id' | 'status' | 'reason' | 'openedAt'>>(sql`
    select c.id, c.status, c.reason, c.opened_at as "openedAt" from delivery_case_letter l join delivery_case c on c.id = l.case_id
    where l.message = ${message} order by c.status = 'open' desc, c.opened_at desc limit 1`)
  return row
}

export interface OpenCaseCount {
  readonly reason: CaseReason
  readonly channel: string
  readonly cases: number
  readonly letters: number
  readonly oldestSeconds: number
}

/** Open cases of live letters with their age, and the letters in them that wait, for monitoring. */
export async function countOpenCases(hub: Queryable, now: Date): Promise<OpenCaseCount[]> {
  return hub.query<OpenCaseCount>(sql`
    select reason, channel, count(*)::int as cases, sum(waiting)::int as letters,
      greatest(0, extract(epoch from ${now}::timestamptz - min(opened_at)))::float8 as "oldestSeconds"
    from delivery_case
    where status = 'open' and not test group by reason, channel`)
}
