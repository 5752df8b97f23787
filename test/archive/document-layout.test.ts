import { sql } from 'drizzle-orm'
import { array, assert, asyncProperty, constant, integer, oneof, record } from 'fast-check'
import { expect, test } from 'vitest'
import { arrayOf } from '../../core/db/array-of.ts'
import { openArchiveFixture } from './archive-fixture.ts'

const { hub } = (await openArchiveFixture()).test.database

const length = integer({ min: 0, max: 2 ** 31 - 1 })
const part = oneof(integer({ min: 1, max: 2 ** 40 }), integer({ min: -400, max: -1 }))
const layouts = array(
  record({
    first: length,
    parts: array(record({ part, after: length }), { maxLength: 6 }),
    dictionary: oneof(constant(null), integer({ min: 1, max: 2 ** 40 })),
  }),
  { minLength: 1, maxLength: 50 },
)

interface Unpacked {
  readonly lengths: number[]
  readonly parts: number[]
  readonly dictionary: number | null
  readonly uses: number[]
}

test('a packed layout gives the lengths, the parts and the dictionary of which it was made', async () => {
  await assert(
    asyncProperty(layouts, async (given) => {
      const wanted = given.map(({ first, parts, dictionary }) => ({
        lengths: parts.length === 0 ? [] : [first, ...parts.map(({ after }) => after)],
        parts: parts.map((each) => each.part),
        dictionary,
        uses: [
          ...parts.map((each) => each.part).filter((each) => each > 0),
          ...(dictionary === null ? [] : [dictionary]),
        ],
      }))
      const unpacked = await hub.query<Unpacked>(sql`
        select layout_lengths(layout) as lengths, to_json(layout_parts(layout)) as parts, layout_dictionary(layout) as dictionary,
          to_json(array(select unnest(layout_uses(layout)) order by 1)) as uses
        from (
          select document_layout(lengths::int[], parts::bigint[], dictionary) as layout, place
          from unnest(${arrayOf(
            'text',
            wanted.map(({ lengths }) => `{${lengths.join(',')}}`),
          )}, ${arrayOf(
            'text',
            wanted.map(({ parts }) => `{${parts.join(',')}}`),
          )}, ${arrayOf(
            'bigint',
            wanted.map(({ dictionary }) => dictionary),
          )}) with ordinality as given (lengths, parts, dictionary, place)
        ) packed order by place`)
      expect(unpacked).toEqual(wanted.map(({ uses, ...rest }) => ({ ...rest, uses: uses.sort((a, b) => a - b) })))
    }),
    { numRuns: 20 },
  )
})

test('a layout of numbers below 128 has a byte each, and a document without parts and dictionary has none', async () => {
  const [row] = await hub.query(sql`
    select encode(document_layout('{0,5,7}', '{3,-1}', 9), 'hex') as packed, encode(document_layout(null, null, 9), 'hex') as alone,
      document_layout('{12}', '{}', null) as none, layout_parts(null) as parts, layout_dictionary(null) as dictionary`)
  expect(row).toEqual({ packed: '02000605010709', alone: '0009', none: null, parts: [], dictionary: null })
})
