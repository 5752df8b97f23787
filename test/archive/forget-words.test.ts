import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { forgetWords } from '../../archive/search/forget-words.ts'
import { readIndexProgress } from '../../archive/search/index-progress.ts'
import { indexTemplateText } from '../../archive/search/index-template-text.ts'
import { searchRecords } from '../../archive/search/search-records.ts'
import { type EntityId, newId, type RecordId } from '../../core/words/id.ts'
import { openArchiveFixture } from './archive-fixture.ts'

const at = await openArchiveFixture()
const { hub } = at.test.database
const mine = await at.newEntity('OVO000001')
const theirs = await at.newEntity('OVO000002')
const day = 24 * 3_600_000

const keep = async (entity: EntityId, recipientName: string, searchText: string): Promise<RecordId> => {
  const letter = at.letter(entity, { recipientName, searchText, record: newId('record', at.clock.now()) })
  await at.keep(letter)
  return letter.record
}
/** Removes a record as a disposal does. */
const destroy = (record: RecordId) =>
  at.test.database.asHub(async (tx) => {
    await tx.query(sql`delete from document where record = ${record}`)
    await tx.query(sql`delete from record where id = ${record}`)
  })
const known = async (table: 'search_word' | 'search_name', entity: EntityId): Promise<string[]> => {
  const rows = await hub.query<{ word: string }>(
    sql`select word from ${sql.identifier(table)} where entity = ${entity} order by word`,
  )
  return rows.map(({ word }) => word)
}
const sweep = async (batch: number): Promise<{ steps: number; removed: number }> => {
  let [steps, removed] = [0, 0]
  // A vocabulary whose last step is a full one ends with a step that finds nothing more.
  for (let idle = 0; idle < 2; steps += 1) {
    const step = await forgetWords(hub, batch, at.clock.now())
    idle = step.looked === 0 ? idle + 1 : 0
    removed += step.removed
  }
  return { steps, removed }
}

let gone: RecordId
beforeAll(async () => {
  await hub.query(sql`update search_rebuild set done_at = now()`)
  gone = await keep(mine, 'Lotte Schäfer-Verhelst', 'Zonnebloemstraat aanbouw veranda peeters')
  await keep(mine, 'Jan Peeters', 'Kerkstraat aanbouw peeter verbouwing')
  await keep(theirs, 'Lotte Verhelst', 'Zonnebloemstraat')
  await at.test.database.asEntity(mine, (tx) =>
    indexTemplateText(tx, { template: 'brief', version: 1, texts: { nl: 'Betaal uw verkeersboetes.' } }),
  )
})

test('words and names outlive neither their records nor their use of three days, and those of living records stay', async () => {
  at.clock.advance(4 * day)
  expect(await sweep(500)).toMatchObject({ removed: 0 })
  await destroy(gone)
  // The next sweep is due after a week.
  expect(await forgetWords(hub, 500, at.clock.now())).toEqual({ looked: 0, removed: 0 })
  at.clock.advance(8 * day)
  // Used again without a record yet: the chunk is on its way.
  await hub.query(sql`select learn_words(${mine}::uuid, '{Zonnebloemstraat}', ${at.clock.now()}::timestamptz)`)
  const { steps } = await sweep(2)
  expect(steps).toBeGreaterThan(5)
  expect(await known('search_name', mine)).toEqual(['jan', 'peeters'])
  const words = await known('search_word', mine)
  // `peeters` was a value of the destroyed letter alone; `peeter`, which has the same lexeme, is a value of a living one.
  for (const each of ['veranda', 'peeters']) expect(words).not.toContain(each)
  for (const each of ['aanbouw', 'peeter', 'kerkstraat', 'verbouwing', 'zonnebloemstraat', 'verkeersboetes'])
    expect(words).toContain(each)
  expect(await known('search_name', theirs)).toEqual(['lotte', 'verhelst'])
  const found = await searchRecords(at.test.database, { entity: mine, test: false }, { q: 'bouw' }, { limit: 10 })
  expect(found.records).toHaveLength(1)
  at.clock.advance(8 * day)
  await sweep(500)
  expect(await known('search_word', mine)).not.toContain('zonnebloemstraat')
})

test('a step continues where the last one ended, and waits while records are indexed again', async () => {
  at.clock.advance(8 * day)
  await forgetWords(hub, 1, at.clock.now())
  const { vocabularies } = await readIndexProgress(hub)
  expect(vocabularies.map(({ vocabulary, total, waiting }) => [vocabulary, total - waiting])).toEqual([
    ['names', 1],
    ['words', (await known('search_word', mine)).length + (await known('search_word', theirs)).length],
  ])
  await hub.query(sql`update search_rebuild set done_at = null, below = null`)
  expect(await forgetWords(hub, 500, at.clock.now())).toEqual({ looked: 0, removed: 0 })
  expect((await readIndexProgress(hub)).records).toEqual({ total: 2, waiting: 2, doneAt: null })
})
