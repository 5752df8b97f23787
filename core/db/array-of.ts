import { type SQL, sql } from 'drizzle-orm'

export type ElementType = 'uuid' | 'text' | 'int' | 'bigint' | 'boolean' | 'timestamptz' | 'date' | 'bytea' | 'jsonb'

/** One array parameter of a set-based statement: `unnest(${arrayOf('uuid', ids)})`. Null elements stay null. */
export function arrayOf(type: ElementType, values: readonly unknown[]): SQL {
  const elements =
    type === 'jsonb' ? values.map((value) => (value == null ? null : JSON.stringify(value))) : [...values]
  return sql`${sql.param(elements)}::${sql.raw(type)}[]`
}
