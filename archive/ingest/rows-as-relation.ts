import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'

/** Per column of a relation: its type, and how its value is read from a row. */
export type Columns<Row> = Readonly<Record<string, readonly [Parameters<typeof arrayOf>[0], (row: Row) => unknown]>>

/** Makes rows of our own a relation of a statement, with one array parameter per column: `unnest(…) alias (columns)`. */
export function rowsAsRelation<Row>(alias: string, columns: Columns<Row>, rows: readonly Row[]): SQL {
  const arrays = Object.values(columns).map(([type, valueOf]) => arrayOf(type, rows.map(valueOf)))
  const names = Object.keys(columns).map((name) => sql.identifier(name))
  return sql`unnest(${sql.join(arrays, sql`, `)}) ${sql.identifier(alias)} (${sql.join(names, sql`, `)})`
}
