import { Param, type SQL, sql } from 'drizzle-orm'
import { alias, integer, PgDialect, pgEnum, pgTable, text } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrayOf } from '../../../core/db/array-of.ts'
import { statementText } from '../../../core/db/statement-text.ts'

const letter = pgTable('letter', { id: integer('id').notNull(), bodyText: text('body_text') })
const state = pgEnum('state', ['open', 'closed'])

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom<unknown>(null, undefined, 7n, '$1', "it's", new Date(0), Buffer.from([1, 2]), new Uint8Array([3])),
)
/** Parts that only drizzle knows, each of which changes what is written around it or not at all. */
const special = fc.constantFrom<unknown>(
  letter,
  letter.id,
  letter.bodyText,
  alias(letter, 'other').id,
  state,
  sql`1 + ${2}`.as('total'),
  sql`${'inlined'} and ${3}`.inlineParams(),
  sql.placeholder('later'),
  new Param('written', { mapToDriverValue: (given) => sql`upper(${given})` }),
  new Param('doubled', { mapToDriverValue: (given) => `${given}${given}` }),
  new Param([1, 2], letter.id),
  { getSQL: () => sql`wrapped ${4}` },
  { plain: 'object' },
)

const statements = fc.letrec<{ statement: SQL; simple: SQL }>((tie) => {
  const of = (part: fc.Arbitrary<unknown>) =>
    fc.array(fc.tuple(fc.constantFrom(' ', ', ', ' = any(', ') or "x" '), part), { maxLength: 5 }).map((parts) => {
      const texts = ['select ', ...parts.map(([words]) => words)]
      return sql(Object.assign([...texts], { raw: texts }), ...parts.map(([, each]) => each))
    })
  const usual = [
    value,
    fc.array(value, { maxLength: 3 }),
    value.map((each) => sql.param(each)),
    fc.array(value, { maxLength: 3 }).map((each) => arrayOf('text', each)),
    fc.string().map((name) => sql.identifier(name)),
    fc.string().map((words) => sql.raw(words)),
  ] as const
  return {
    simple: of(
      fc.oneof(
        { depthSize: 'small' },
        ...usual,
        tie('simple'),
        fc.array(tie('simple')).map((all) => sql.join(all, sql`, `)),
      ),
    ),
    statement: of(fc.oneof({ depthSize: 'small' }, ...usual, special, tie('statement'), tie('simple'))),
  }
})

test('a statement is sent with the text and the values that the dialect of drizzle gives', () => {
  const dialect = new PgDialect()
  fc.assert(
    fc.property(fc.oneof(statements.simple, statements.statement), (statement) => {
      const { sql: written, params } = dialect.sqlToQuery(statement)
      const { text: sent, values } = statementText(statement)
      expect(sent).toBe(written)
      expect(values).toStrictEqual(params)
    }),
    { numRuns: 400 },
  )
})
