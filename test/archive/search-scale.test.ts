import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { indexTemplateText } from '../../archive/search/index-template-text.ts'
import { maxCounted, type RecordSearch, searchRecords } from '../../archive/search/search-records.ts'
import { openDatabase } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { openArchiveFixture } from './archive-fixture.ts'
import { seedManyRecords } from './many-records.ts'

const at = await openArchiveFixture()
const mine = await at.newEntity('OVO000001')
const theirs = await at.newEntity('OVO000002')

beforeAll(async () => {
  await at.test.database.asHub((tx) => tx.query(sql`select make_partitions_ahead(date '2026-11-01', 3)`))
  // A statement that makes so many records takes longer than a request may.
  const patient = openDatabase({ appUrl: at.test.appUrl, hubUrl: at.test.hubUrl, poolSize: 1, queryTimeoutMs: 0 })
  await seedManyRecords(patient, mine, 30_000)
  await seedManyRecords(patient, theirs, 1_000)
  await patient.close()
  for (const entity of [mine, theirs])
    await at.test.database.asEntity(entity, (tx) =>
      indexTemplateText(tx, { template: 'brief', version: 2, texts: { nl: 'Betaal uw verkeersboetes op tijd.' } }),
    )
  const owner = new pg.Client({ connectionString: at.test.superuserUrl })
  await owner.connect()
  await owner.query('analyze')
  await owner.end()
  // A few seconds on an idle machine.
}, 300_000)

const sha = (text: string): Buffer => createHash('sha256').update(text).digest()

const searches: readonly [string, RecordSearch, number][] = [
  ['everything', {}, 50],
  ['a reference', { reference: 'REF-4242' }, 1],
  ['a reference without its sign', { reference: 'ref2424' }, 11],
  ['a dossier', { dossier: 'D-42' }, 10],
  ['a recipient', { recipient: sha('nummer 17') }, 2],
  ['a name', { name: 'achternaam42 voornaam42' }, 10],
  ['a part of a name', { name: 'naam2042' }, 10],
  ['a name with a wrong letter', { name: 'achternaem42' }, 10],
  ['a name that is written apart', { name: 'achter naam42 voornaam42' }, 50],
  ['the beginning of a name among words', { q: 'straatnaam7laan achternaam7' }, 10],
  ['a word of the values', { q: 'straatnaam7laan' }, 50],
  ['a word within a compound of the template', { q: 'boete' }, 50],
  ['two words, of values and template', { q: 'boete straatnaam7laan' }, 50],
  ['a rare status', { status: 'undeliverable' }, 30],
  ['a status of a series', { status: 'read', series: 'reeks-3' }, 50],
  ['a channel', { channel: 'print' }, 50],
  ['a class', { class: 'decision' }, 50],
  ['a template in a series', { template: 'brief', series: 'reeks-2' }, 50],
  ['a cost centre of no letter', { costCentre: 'KP-1' }, 0],
  ['a few days', { from: '2026-10-10', to: '2026-10-11' }, 50],
  ['a text of no letter', { q: 'onvindbaar' }, 0],
]

/** The plans of every statement within the functions that `work` calls, as the database executed them. */
async function plansWithin(work: (client: pg.Client) => Promise<unknown>): Promise<string> {
  const client = new pg.Client({ connectionString: at.test.superuserUrl })
  const plans: string[] = []
  client.on('notice', (notice) => plans.push(notice.message ?? ''))
  await client.connect()
  try {
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
      set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice; set timezone = utc`)
    await work(client)
    return plans.join('\n')
  } finally {
    await client.end()
  }
}

function plansOf(entity: EntityId, search: RecordSearch): Promise<string> {
  return plansWithin(async (client) => {
    await client.query(`select set_config('uitpost.entity', $1, false)`, [entity])
    const { recipient, ...plain } = search
    const wanted = { ...plain, test: false, ...(recipient && { recipient: Buffer.from(recipient).toString('hex') }) }
    await client.query('select * from search_records($1, null, 51)', [wanted])
    await client.query('select * from search_facets($1, 1001)', [wanted])
  })
}

/** Fewer records make a sequential scan cheaper: an index that the planner prefers here is preferred among more as well. */
test.each(searches)('%s is found among thirty thousand records by index only', async (_, search, found) => {
  const scope = { entity: mine, test: false }
  const { records } = await searchRecords(at.test.database, scope, search, { limit: 50 })
  expect(records.length).toBe(found)
  const plan = await plansOf(mine, search)
  expect(plan).toContain('Function Scan on search_records')
  // No index is used for a partition without rows.
  expect(plan.match(/Seq Scan on record\S* .*actual time=\S+ rows=(?!0\.00).*/g)).toBeNull()
})

/** The letters of one person are found by the index of recipients, whatever else the search names. */
test.each([{}, { q: 'straatnaam' }, { year: 2026 }, { channel: 'print', status: 'read' }])(
  'the own letters of a person (%o) are found among thirty thousand records by index only',
  async (wanted) => {
    const person = sha('nummer 17')
    const plan = await plansWithin(async (client) => {
      await client.query(`select set_config('uitpost.person', $1, false)`, [person.toString('hex')])
      const own = await client.query('select * from own_letters($1, 20000, 51, $2, true)', [wanted, person])
      // Two of one entity and one of the other.
      if (Object.keys(wanted).length === 0) expect(own.rows).toHaveLength(3)
      await client.query('select * from own_letter_counts($1, 20000, 5001, $2, true)', [wanted, person])
      await client.query('select own_respelled($1, 500, $2, true)', ['straatnam', person])
    })
    expect(plan).toContain('_substr_idx')
    // The kinds of letters are few.
    expect(plan.match(/Seq Scan on record(?!_kind)\S* .*actual time=\S+ rows=(?!0\.00).*/g)).toBeNull()
  },
)

/** The rows of records that the statements within the functions read and threw away. */
function rowsThrownAway(plan: string): number {
  const scans = plan.matchAll(
    /Scan[^\n]* on record_\d[^\n]*loops=(\d+)\)\n(?:(?!->)[^\n]*\n)*?\s+Rows Removed by Filter: (\d+)/g,
  )
  return [...scans].reduce((sum, [, loops, rows]) => sum + Number(loops) * Number(rows), 0)
}

/** The newest 1,000 for the page and 5,005 for its counts are read in order; what is older is found by an index. */
const readInOrder = 6_005
test.each(
  searches.filter(
    ([name]) => /recipient|^a name$|dossier|days|rare status|no letter/.test(name) && !name.includes('centre'),
  ),
)('%s is found without reading every record', async (_, search) => {
  expect(rowsThrownAway(await plansOf(mine, search))).toBeLessThanOrEqual(readInOrder)
})

test('more than a thousand are not counted', async () => {
  const scope = { entity: mine, test: false }
  const { facets } = await searchRecords(at.test.database, scope, {}, { limit: 1 })
  expect(facets['total']).toEqual({ records: maxCounted + 1 })
  const few = await searchRecords(at.test.database, scope, { dossier: 'D-42' }, { limit: 1 })
  expect(few.facets['total']).toEqual({ records: 10 })
})
