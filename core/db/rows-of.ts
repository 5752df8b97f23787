import { type SQL, sql } from 'drizzle-orm'
import { arrayOf, type ElementType } from './array-of.ts'

/** Columns of a set of rows and their element types; a name comes from the code, never from a caller. */
export type Columns<Row> = { readonly [Column in keyof Row & string]-?: ElementType }

/**
 * Many rows as one table of a statement: `unnest($1::uuid[], $2::text[], …) as given(id, name, …)`. Whatever the number of
 * rows, the statement keeps its text and its number of parameters.
 */
export function rowsOf<Row extends object>(name: string, columns: Columns<Row>, rows: readonly Row[]): SQL {
  const entries = Object.entries(columns) as [keyof Row & string, ElementType][]
  const arrays = entries.map(([column, type]) =>
    arrayOf(
      type,
      rows.map((row) => row[column] ?? null),
    ),
  )
  const names = entries.map(([column]) => sql.identifier(column))
  return sql`unnest(${sql.join(arrays, sql`, `)}) as ${sql.identifier(name)}(${sql.join(names, sql`, `)})`
}
