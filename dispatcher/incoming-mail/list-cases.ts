import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import { type CaseStatus, caseColumns, type RegisterWord, type ReturnedCase } from './returned-case.ts'

const tables = sql`returned_case c join message m on m.id = c.message join entity e on e.id = c.entity`

/** Cases of the entity in scope, newest first; with the hub's role, of every entity. */
export async function listCases(
  db: Queryable,
  question: {
    readonly test: boolean
    readonly status?: CaseStatus | undefined
    readonly register?: RegisterWord | undefined
    readonly before?: Id<'returnedCase'> | undefined
  },
  limit: number,
): Promise<ReturnedCase[]> {
  const { test, status, register, before } = question
  const chosen = status === undefined ? sql`true` : sql`c.status = ${status}`
  const answered = register === undefined ? sql`true` : sql`c.register = ${register}`
  const below = before === undefined ? sql`true` : sql`c.id < ${before}::uuid`
  return db.query<ReturnedCase>(sql`
    select ${caseColumns} from ${tables} where c.test = ${test} and ${chosen} and ${answered} and ${below}
    order by c.id desc limit ${limit}`)
}

export async function findCase(
  db: Queryable,
  id: Id<'returnedCase'>,
  test: boolean,
): Promise<ReturnedCase | undefined> {
  const [row] = await db.query<ReturnedCase>(
    sql`select ${caseColumns} from ${tables} where c.id = ${id} and c.test = ${test}`,
  )
  return row
}

/** The wanted cases that exist, in any order. */
export async function findCases(
  db: Queryable,
  ids: readonly Id<'returnedCase'>[],
  test: boolean,
): Promise<ReturnedCase[]> {
  return db.query<ReturnedCase>(
    sql`select ${caseColumns} from ${tables} where c.id = any(${arrayOf('uuid', ids)}) and c.test = ${test}`,
  )
}

export async function countCases(db: Queryable, test: boolean): Promise<Readonly<Record<CaseStatus, number>>> {
  const rows = await db.query<{ status: CaseStatus; cases: number }>(
    sql`select status, count(*)::int as cases from returned_case where test = ${test} group by status`,
  )
  return { open: 0, decided: 0, closed: 0, ...Object.fromEntries(rows.map(({ status, cases }) => [status, cases])) }
}

/** The case of a message, the last where it came back more than once. */
export async function caseOfMessage(db: Queryable, message: MessageId): Promise<Id<'returnedCase'> | undefined> {
  const [row] = await db.query<{ id: Id<'returnedCase'> }>(
    sql`select id from returned_case where message = ${message} order by sequence desc limit 1`,
  )
  return row?.id
}

/** Open cases and scans in the tray, for monitoring. */
export async function countIncomingMail(hub: Queryable): Promise<{ cases: number; tray: number }> {
  const [row] = await hub.query<{ cases: number; tray: number }>(sql`
    select (select count(*)::int from returned_case where status = 'open' and not test) as cases,
      (select count(*)::int from incoming_item where status = 'unmatched') as tray`)
  return row ?? { cases: 0, tray: 0 }
}
