import { type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable, Tx } from '../../../core/db/database.ts'

/** A database that keeps the plan of each statement that it is asked, as the planner makes it at that moment. */
export function explainingDatabase(database: Database): { readonly database: Database; readonly plans: string[] } {
  const plans: string[] = []
  const explained = (within: Queryable): Queryable => ({
    query: async <Row extends object>(statement: SQL) => {
      const lines = await within.query<{ 'QUERY PLAN': string }>(sql`explain ${statement}`)
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
      return within.query<Row>(statement)
    },
  })
  const inside =
    <T>(work: (tx: Tx) => Promise<T>) =>
    (tx: Tx): Promise<T> => {
      const within = explained(tx)
      // The query builder of the transaction is a getter, which must stay one.
      return work(Object.create(tx, { query: { value: (statement: SQL) => within.query(statement) } }) as Tx)
    }
  return {
    plans,
    database: {
      ...database,
      app: explained(database.app),
      hub: explained(database.hub),
      asEntity: (entity, work, plansOfServer) => database.asEntity(entity, inside(work), plansOfServer),
      asPerson: (person, work) => database.asPerson(person, inside(work)),
      asHub: (work, plansOfServer) => database.asHub(inside(work), plansOfServer),
    },
  }
}

/** Large tables that a plan reads from the first row to the last, by the names of their partitions; an empty one costs nothing. */
export function readWhole(plan: string, tables: readonly string[]): string[] {
  return [...plan.matchAll(/Seq Scan on (\w+)[^\n]*\(cost=\S+\.\.(?!0\.00 )/g)]
    .map(([, table = '']) => table)
    .filter((table) => tables.some((each) => table === each || table.startsWith(`${each}_2`)))
}
