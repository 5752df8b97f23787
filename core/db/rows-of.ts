import { type SQL, sql } from 'drizzle-orm'
import { arrayOf, type ElementType } from './array-of.ts'

/** The type of a column, and its value of a row and the number of that row, counted from 0. */
type Computed<Row> = readonly [ElementType, (row: Row, index: number) => unknown]

/**
 * The columns of a set of rows; a name comes from the code, never from a caller. Either every member of the row gives a column of
 * its name and type, so that a new member cannot be forgotten, or each column says how it is computed.
 */
export type Columns<Row> =
  | { readonly [Column in keyof Row & string]-?: ElementType | Computed<Row> }
  | Readonly<Record<string, Computed<Row>>>

/**
 * Many rows as one table of a statement: `unnest($1::uuid[], $2::text[], …) as given(id, name, …)`. Whatever the number of
 * rows, the statement keeps its text and its number of parameters.
 */
export function rowsOf<Row extends object>(name: string, columns: Columns<Row>, rows: readonly Row[]): SQL {
  const entries = Object.entries<ElementType | Computed<Row>>(columns)
  const arrays = entries.map(([column, how]) => {
    if (typeof how !== 'string') return arrayOf(how[0], rows.map(how[1]))
    return arrayOf(
      how,
      rows.map((row) => row[column as keyof Row] ?? null),
    )
  })
  const names = entries.map(([column]) => sql.identifier(column))
  return sql`unnest(${sql.join(arrays, sql`, `)}) as ${sql.identifier(name)}(${sql.join(names, sql`, `)})`
}
