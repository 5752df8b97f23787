import type { SQL } from 'drizzle-orm'
import type { Database, Queryable, Tx } from '../../../core/db/database.ts'

/** A database that counts what it is asked; a transaction adds its begin and its commit. */
export function countingDatabase(database: Database): {
  readonly database: Database
  readonly asked: { count: number }
} {
  const asked = { count: 0 }
  const counted = (within: Queryable): Queryable => ({
    query: (statement) => {
      asked.count += 1
      return within.query(statement)
    },
  })
  const inside = <T>(work: (tx: Tx) => Promise<T>) => {
    asked.count += 2
    // The query builder of the transaction is a getter, which must stay one.
    return (tx: Tx): Promise<T> =>
      work(Object.create(tx, { query: { value: (statement: SQL) => counted(tx).query(statement) } }) as Tx)
  }
  return {
    asked,
    database: {
      ...database,
      app: counted(database.app),
      hub: counted(database.hub),
      asEntity: (entity, work, plans) => database.asEntity(entity, inside(work), plans),
      asPerson: (person, work) => database.asPerson(person, inside(work)),
      asHub: (work, plans) => database.asHub(inside(work), plans),
    },
  }
}
