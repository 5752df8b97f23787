import { Name, Param, SQL, StringChunk } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

export interface StatementText {
  readonly text: string
  /** By their number in the text: `$1` is the first. */
  readonly values: unknown[]
}

const dialect = new PgDialect()

/**
 * What is sent for a statement: exactly the text and the values that drizzle's dialect gives. Most statements are text, names,
 * values and other such statements, and one pass over them costs a tenth of the dialect's merging of a result for each part.
 * A statement with any other part (a declared table, an alias) is left to the dialect.
 */
export function statementText(statement: SQL): StatementText {
  const values: unknown[] = []
  const text = textOf(statement, values)
  if (text !== undefined) return { text, values }
  const { sql, params } = dialect.sqlToQuery(statement)
  return { text: sql, values: params }
}

/** Adds the values; undefined where a part is not a simple one. */
function textOf(part: unknown, values: unknown[]): string | undefined {
  if (part instanceof StringChunk) return part.value.length === 1 ? part.value[0] : part.value.join('')
  if (part instanceof SQL) return isInlined(part) ? undefined : joined(part.queryChunks, '', values)
  if (part instanceof Name) return dialect.escapeName(part.value)
  if (part instanceof Param) return parameter(part, values)
  if (part === undefined) return ''
  if (Array.isArray(part)) {
    const list = joined(part, ', ', values)
    return list === undefined ? undefined : `(${list})`
  }
  return isValue(part) ? `$${values.push(part)}` : undefined
}

function joined(parts: readonly unknown[], between: string, values: unknown[]): string | undefined {
  let text = ''
  for (const [at, part] of parts.entries()) {
    const written = textOf(part, values)
    if (written === undefined) return undefined
    text += at === 0 ? written : between + written
  }
  return text
}

function parameter({ value, encoder }: Param, values: unknown[]): string | undefined {
  if (!Array.isArray(value) && !isValue(value)) return undefined
  const encoded: unknown = value === null ? null : encoder.mapToDriverValue(value)
  // An encoder may give a statement instead of a value.
  return Array.isArray(encoded) || isValue(encoded) ? `$${values.push(encoded)}` : undefined
}

function isInlined(statement: SQL): boolean {
  return Reflect.get(statement, 'shouldInlineParams') === true
}

/** What the driver sends as a value. Any other object may be a part of a statement to drizzle. */
function isValue(part: unknown): boolean {
  if (typeof part === 'object') return part === null || part instanceof Uint8Array || part instanceof Date
  return typeof part !== 'function' && part !== undefined
}
