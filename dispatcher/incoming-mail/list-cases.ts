import { sql } from 'drizzle-orm'
import { collectors } from '../../channels/collectors.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import { type CaseStatus, caseColumns, type ReturnedCase } from './returned-case.ts'

const tables = sql`returned_case c join message m on m.id = c.message join entity e on e.id = c.entity`

/** Cases of the entity in scope, newest first; with the hub's role, of every entity. */
export async function listCases(
  db: Queryable,
  question: {
    readonly test: boolean
    readonly status?: CaseStatus | undefined
    readonly before?: Id<'returnedCase'> | undefined
  },
  limit: number,
): Promise<ReturnedCase[]> {
  const { test, status, before } = question
  const chosen = status === undefined ? sql`true` : sql`c.status = ${status}`
  const below = before === undefined ? sql`true` : sql`c.id < ${before}::uuid`
  return db.query<ReturnedCase>(sql`
    select ${caseColumns} from ${tables} where c.test = ${test} and ${chosen} and ${below} order by c.id desc limit ${limit}`)
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

export async function countCases(db: Queryable, test: boolean): Promise<Readonly<Record<CaseStatus, number>>> {
  const rows = await db.query<{ status: CaseStatus; cases: number }>(
    sql`select status, count(*)::int as cases from returned_case where test = ${test} group by status`,
  )
  return { open: 0, decided: 0, closed: 0, ...Object.fromEntries(rows.map(({ status, cases }) => [status, cases])) }
}

/** How many of the letters of a contract came back, by zone of the address. */
export interface ReturnRate {
  readonly entity: EntityId
  readonly entityName: Localized
  readonly contract: Id<'printContract'>
  readonly contractName: string
  readonly zone: string
  readonly letters: number
  readonly returned: number
}

/** Of the letters that were handed over in the period: live ones of the entity in scope, or of every entity. */
export async function returnRates(db: Queryable, from: Date, to: Date): Promise<ReturnRate[]> {
  const counts = (
    await Promise.all([...collectors.values()].map((collector) => collector.countHandedOver(db, from, to)))
  ).flat()
  const runs = await db.query<{ contract: string; zone: string; returned: number }>(sql`
    select contract, zone, count(*)::int as returned from returned_case
    where not test and contract is not null and returned_at >= ${from} and returned_at < ${to} group by contract, zone`)
  const names = await db.query<{ id: EntityId; name: Localized }>(sql`select id, name from entity`)
  const returned = new Map(runs.map((row) => [`${row.contract}.${row.zone}`, row.returned]))
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return counts.map((count) => ({
    ...count,
    entityName: nameOf.get(count.entity) ?? {},
    returned: returned.get(`${count.contract}.${count.zone}`) ?? 0,
  }))
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
