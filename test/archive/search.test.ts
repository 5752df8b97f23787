import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeRecords } from '../../archive/ingest/close-records.ts'
import type { IngestRequest } from '../../archive/ingest/ingest-request.ts'
import { readRecord } from '../../archive/read/read-record.ts'
import { indexTemplateText } from '../../archive/search/index-template-text.ts'
import { rebuildSearch } from '../../archive/search/rebuild-search.ts'
import { type FoundRecord, type RecordSearch, searchRecords } from '../../archive/search/search-records.ts'
import type { EntityId } from '../../core/words/id.ts'
import { openArchiveFixture } from './archive-fixture.ts'

const at = await openArchiveFixture()
const mine = await at.newEntity('OVO000001')
const theirs = await at.newEntity('OVO000002')
const registry = await at.newEntity('OVO000003')
const personOf = (number: string): Buffer => createHash('sha256').update(number).digest()

const letters = {
  fine: at.letter(mine, {
    subject: 'Uw boete',
    reference: 'PV-2026-0042',
    dossier: 'D-1',
    recipientName: 'Hélène De Smet-Vandenbroucke',
    recipientIndex: personOf('1'),
    template: { key: 'verkeer', version: 2 },
    searchText: 'Kortrijksesteenweg 125.50 nummerplaat 1-ABC-123',
    letterDate: '2026-03-01',
  }),
  permit: at.letter(mine, {
    subject: 'Omgevingsvergunning verleend',
    reference: 'OMV-2026-0042',
    dossier: 'D-2',
    series: 'omgevingsvergunningen',
    recipientName: 'Jan Peeters',
    recipientIndex: personOf('2'),
    template: { key: 'vergunning', version: 1 },
    searchText: 'dakkapel Kerkstraat, façade in crépi',
    letterDate: '2026-06-30',
  }),
  french: at.letter(mine, {
    language: 'fr',
    subject: 'Votre amende',
    reference: 'FR-1',
    recipientName: 'Zoé Lambert',
    recipientIndex: personOf('3'),
    template: { key: 'verkeer', version: 2 },
    searchText: 'stationnement',
    letterDate: '2026-06-30',
  }),
  trial: at.letter(mine, { test: true, subject: 'Proefbrief over een boete', reference: 'PROEF-1' }),
} satisfies Record<string, IngestRequest>

const asPeopleType = {
  names: at.letter(registry, {
    subject: 'Kennisgeving',
    reference: '1-TRK-905',
    recipientName: 'Vanden\u00ad Broucke D\u200b’Hondt-Schäfer A.B.C.',
    template: { key: 'bericht', version: 1 },
    searchText: 'wegens 2027-02-01 bij Müller 4711/12 +++085/1927/54115+++ 384.20',
    letterDate: '2025-01-01',
  }),
  joined: at.letter(registry, {
    subject: 'Kennisgeving',
    reference: 'H-001',
    recipientName: 'Jan Vandenbroucke Dhondt OBrien ABC Schaefer Verhelst',
    template: { key: 'bericht', version: 1 },
    searchText: 'boetiek',
    letterDate: '2025-01-01',
  }),
} satisfies Record<string, IngestRequest>

beforeAll(async () => {
  for (const request of Object.values(asPeopleType)) await at.keep(request)
  for (const request of Object.values(letters)) await at.keep(request)
  await at.keep(at.letter(theirs, { subject: 'Hun boete', reference: 'PV-2026-0042', dossier: 'D-1' }))
  const texts = {
    nl: 'Betaling van verkeersboetes. U moet binnen de dertig dagen betalen.',
    fr: 'Paiement des contraventions dans les trente jours.',
  }
  await at.test.database.asEntity(mine, (tx) => indexTemplateText(tx, { template: 'verkeer', version: 2, texts }))
  await at.test.database.asHub((tx) =>
    closeRecords(tx, [
      {
        record: letters.fine.record,
        status: 'read',
        channels: ['inbox', 'print'],
        sentAt: at.clock.now(),
        timelineDigest: Buffer.alloc(32),
        at: at.clock.now(),
      },
    ]),
  )
})

async function found(search: RecordSearch, entity: EntityId = mine, tests = false): Promise<string[]> {
  const { records } = await searchRecords(at.test.database, { entity, test: tests }, search, { limit: 50 })
  return records.map((record) => record.reference).sort()
}

describe('a letter is found by', () => {
  test.each<[string, RecordSearch, string[]]>([
    ['its reference', { reference: 'OMV-2026-0042' }, ['OMV-2026-0042']],
    ['its reference among words', { q: 'OMV-2026-0042' }, ['OMV-2026-0042']],
    ['its dossier', { dossier: 'D-1' }, ['PV-2026-0042']],
    ['the number of its recipient', { recipient: personOf('3') }, ['FR-1']],
    ['a name without its accents', { name: 'helene' }, ['PV-2026-0042']],
    ['the beginnings of a name in any order', { name: 'vandenb de hel' }, ['PV-2026-0042']],
    ['a name in capitals', { name: 'PEETERS' }, ['OMV-2026-0042']],
    ['a name among words', { q: 'lambert' }, ['FR-1']],
    ['a value', { q: 'dakkapel' }, ['OMV-2026-0042']],
    ['a value with accents', { q: 'facade crepi' }, ['OMV-2026-0042']],
    ['an amount', { q: '125.50' }, ['PV-2026-0042']],
    ['a number plate', { q: '1-ABC-123' }, ['PV-2026-0042']],
    ['another form of a word', { q: 'vergunningen' }, ['OMV-2026-0042']],
    ['a word within a compound of the subject', { q: 'vergunning' }, ['OMV-2026-0042']],
    ['a word within a compound of its template', { q: 'boete' }, ['PV-2026-0042']],
    ['a compound whose other form the template has', { q: 'verkeersboete' }, ['PV-2026-0042']],
    ['a word of its template in its own language', { q: 'contravention' }, ['FR-1']],
    ['words of which one is in the template and one a value', { q: 'nummerplaat betalen' }, ['PV-2026-0042']],
    ['words that say nothing beside one that does', { q: 'de dakkapel van het' }, ['OMV-2026-0042']],
    ['its series', { series: 'omgevingsvergunningen', name: 'peeters' }, ['OMV-2026-0042']],
    ['its day', { from: '2026-03-01', to: '2026-03-01' }, ['PV-2026-0042']],
    ['a period', { from: '2026-06-01' }, ['FR-1', 'OMV-2026-0042']],
    ['its status', { status: 'read' }, ['PV-2026-0042']],
    ['that it is under way', { status: 'processing' }, ['FR-1', 'OMV-2026-0042']],
    ['a channel that it took', { channel: 'print' }, ['PV-2026-0042']],
    ['its status and channel', { status: 'read', channel: 'inbox', q: 'boete' }, ['PV-2026-0042']],
    ['nothing that it does not have', { q: 'dakkapel', dossier: 'D-1' }, []],
    ['not a word of any letter', { q: 'luchtballon' }, []],
  ])('%s', async (_, search, references) => {
    expect(await found(search)).toEqual(references)
  })

  test.each([
    "'; drop table record; --",
    "boete') or true --",
    'boete & !boete | (',
    '%_%',
    '\\',
    "n:peeters' | 'e:1",
    ':*',
    '🙂',
    'a'.repeat(200),
    Array.from({ length: 60 }, (_, i) => `w${i}`).join(' '),
  ])('nothing that is meant for the database: %s', async (hostile) => {
    for (const search of [{ q: hostile }, { name: hostile }, { reference: hostile }, { status: hostile }])
      expect(Array.isArray(await found(search))).toBe(true)
    expect(await found({ reference: hostile })).toEqual([])
  })
})

const typed: readonly [string, RecordSearch, string[]][] = [
  ['a name written together', { name: 'VANDENBROUCKE dhondt ABC' }, ['1-TRK-905', 'H-001']],
  ['a name written apart', { name: "vanden broucke d'hondt a.b.c" }, ['1-TRK-905', 'H-001']],
  ['a name with a sign that the record lacks', { name: "O'Brien" }, ['H-001']],
  ['a part of a name', { name: 'broucke' }, ['1-TRK-905', 'H-001']],
  ['another part of a name', { name: 'elst' }, ['H-001']],
  ['a name with a wrong letter', { name: 'verhalst' }, ['H-001']],
  ['a name without a letter', { name: 'verhest' }, ['H-001']],
  ['a name with swapped letters', { name: 'verhlest' }, ['H-001']],
  ['a name with a letter too many', { name: 'verhellst' }, ['H-001']],
  ['an umlaut, written out', { name: 'schaefer' }, ['1-TRK-905', 'H-001']],
  ['an umlaut', { name: 'Schäfer' }, ['1-TRK-905', 'H-001']],
  ['an umlaut of a value, written out', { q: 'mueller' }, ['1-TRK-905']],
  ['a name with invisible characters', { name: 'van\u200bden' }, ['1-TRK-905', 'H-001']],
  ['a name with a sign, among words', { q: "D'hondt" }, ['1-TRK-905', 'H-001']],
  ['beginnings of words', { q: 'kenn verhel' }, ['H-001']],
  ['a part of a code, without its signs', { q: 'trk905' }, ['1-TRK-905']],
  ['a code in another case', { q: '1-trk-905' }, ['1-TRK-905']],
  ['a reference in another case and without signs', { reference: 'h001' }, ['H-001']],
  ['the beginning of a reference', { reference: 'H-00' }, ['H-001']],
  ['a date as the letter prints it', { q: '1 februari 2027' }, ['1-TRK-905']],
  ['a date in figures', { q: '1/2/2027' }, ['1-TRK-905']],
  ['a date in other figures', { q: '01-02-2027' }, ['1-TRK-905']],
  ['a date as the data have it', { q: '2027-02-01' }, ['1-TRK-905']],
  ['a code of a value, with another sign', { q: '4711-12' }, ['1-TRK-905']],
  ['an umlaut of a value', { q: 'Müller' }, ['1-TRK-905']],
  ['a name written together, among words', { q: 'vandenbroucke' }, ['1-TRK-905', 'H-001']],
  ['three words of a name written together', { name: 'janvandenbrouckedhondt' }, ['H-001']],
  ['the beginning of a name written together', { name: 'vandenbrouckedh' }, ['1-TRK-905', 'H-001']],
  ['another form of a name, among words', { q: 'verhelsten' }, ['H-001']],
  ['the first parts of a code, as one word', { q: '1trk' }, ['1-TRK-905']],
  ['a reference as one word', { q: '1TRK905' }, ['1-TRK-905']],
  ['a date without signs', { q: '01022027' }, ['1-TRK-905']],
  ['a payment reference', { q: '+++085/1927/54115+++' }, ['1-TRK-905']],
  ['a payment reference without its signs', { q: '085192754115' }, ['1-TRK-905']],
  ['a payment reference with blanks', { q: '085 1927 54115' }, ['1-TRK-905']],
  ['the beginning of a payment reference', { q: '085/1927' }, ['1-TRK-905']],
  ['an amount with a comma', { q: '€ 384,20' }, ['1-TRK-905']],
  ['an amount without its cents', { q: '384' }, ['1-TRK-905']],
  ['nothing, where nothing is asked', { q: '… - —' }, []],
  ['nothing, where only words like these are asked', { q: 'de het van' }, []],
  ['nothing, where a name has no letter', { name: '--' }, []],
  ['no name that is two letters off', { name: 'vorhalst' }, []],
]
describe('as people type it, a letter is found by', () => {
  test.each(typed)('%s', async (_, search, references) => {
    expect(await found(search, registry)).toEqual(references)
  })
})

test('a record is indexed by no part that finds nothing, and by a name once', async () => {
  const [row] = await at.test.database.hub.query<{ terms: string[] }>(
    sql`select tsvector_to_array(search) as terms from record where id = ${asPeopleType.names.record}`,
  )
  const ofPaymentAmountAndDate = ['085192754115', '384', '38420', '1', 'februari', '2027', '20270201']
  const ofNumbers = (row?.terms ?? []).filter((term) => /^\d+$/.test(term))
  expect(row?.terms).toEqual(expect.arrayContaining(ofPaymentAmountAndDate))
  expect([...ofNumbers].sort()).toEqual(
    ['1', '17', '2027', '20270201', '12', '4711', '471112', '905', '384', '38420', '085192754115'].sort(),
  )
  const ofNames = (row?.terms ?? []).filter((term) => term.startsWith('n:')).map((term) => term.slice(2))
  const longWords = ['vanden', 'broucke', 'hondt', 'schafer', 'schaefer']
  expect([...ofNames].sort()).toEqual([...longWords, 'a', 'b', 'c', 'd', 'abc', 'bc', 'dhondt'].sort())
  expect(row?.terms).not.toEqual(expect.arrayContaining(['broucke']))
})

test('records of earlier indexing rules are indexed again in batches, and found as before at the same time', async () => {
  const { database, clock } = { database: at.test.database, clock: at.clock }
  const ofEntity = sql`entity = ${registry}`
  await database.hub.query(sql`delete from search_name where ${ofEntity}`)
  await database.hub.query(sql`
    update record set search = to_tsvector('simple', 'kennisgeving') || array_to_tsvector(array[entity_mark(entity)]) where ${ofEntity}`)
  await database.hub.query(sql`update search_rebuild set below = null, done_at = null`)
  expect(await found({ q: 'kennisgeving' }, registry)).toHaveLength(2)
  expect(await found({ reference: 'H-001' }, registry)).toEqual(['H-001'])
  expect(await found({ name: 'broucke' }, registry)).toEqual([])
  const batches: number[] = []
  for (let done = 1; done > 0; batches.push(done)) done = await rebuildSearch(database.hub, 2, clock.now())
  expect(batches.length).toBeGreaterThan(3)
  for (const [, search, references] of typed) expect(await found(search, registry)).toEqual(references)
})

describe('a search never finds', () => {
  test('a letter of another entity', async () => {
    expect(await found({ q: 'boete' }, theirs)).toEqual(['PV-2026-0042'])
    expect(await found({ q: 'dakkapel' }, theirs)).toEqual([])
    expect(await found({ recipient: personOf('1') }, theirs)).toEqual([])
    expect(await found({}, theirs)).toEqual(['PV-2026-0042'])
    expect(await readRecord(at.context, { entity: theirs }, letters.fine.record)).toBeUndefined()
    expect(await readRecord(at.context, { entity: mine }, letters.fine.record)).toBeDefined()
  })

  test('tests among letters, nor letters among tests', async () => {
    expect(await found({ q: 'proefbrief' })).toEqual([])
    expect(await found({}, mine, true)).toEqual(['PROEF-1'])
  })

  test('anything without an entity, nor as the person concerned', async () => {
    const call = sql`select id from search_records('{"test":false}', null, 10)`
    expect(await at.test.database.app.query(call)).toEqual([])
    expect(await at.test.database.asPerson(personOf('1'), (tx) => tx.query(call))).toEqual([])
  })

  test('as a person the letter of another person', async () => {
    const { record } = letters.fine
    expect(await readRecord(at.context, { person: personOf('1') }, record)).toMatchObject({ status: 'read' })
    expect(await readRecord(at.context, { person: personOf('2') }, record)).toBeUndefined()
    const { recipientIndex = personOf('1'), record: trial } = letters.trial
    expect(await readRecord(at.context, { person: recipientIndex }, trial)).toBeUndefined()
  })

  test('text of templates or vocabulary in the tables themselves', async () => {
    for (const table of ['template_text', 'search_word'])
      await expect(
        at.test.database.asEntity(mine, (tx) => tx.query(sql`select from ${sql.identifier(table)}`)),
      ).rejects.toThrow()
  })
})

describe('a page', () => {
  const scope = { entity: mine, test: false }
  test('continues below the previous one, newest first, without gap or duplicate', async () => {
    const pages: FoundRecord[] = []
    for (let i = 0; i < 3; i++) {
      const below = pages.at(-1)?.id
      const { records } = await searchRecords(at.test.database, scope, {}, { limit: 1, below })
      pages.push(...records)
    }
    const ids = pages.map((record) => record.id)
    expect(new Set(ids).size).toBe(3)
    expect([...ids].sort().reverse()).toEqual(ids)
    expect((await searchRecords(at.test.database, scope, {}, { limit: 1, below: ids[2] })).records).toEqual([])
  })

  test('shows status, channels, day, and how all matches are divided', async () => {
    const { records, facets } = await searchRecords(at.test.database, scope, {}, { limit: 50 })
    expect(records.find((record) => record.id === letters.fine.record)).toMatchObject({
      status: 'read',
      channels: ['inbox', 'print'],
      letterDate: '2026-03-01',
      sentAt: at.clock.now(),
      snippet: null,
    })
    expect(facets).toEqual({
      total: { records: 3 },
      status: { processing: 2, read: 1 },
      series: { omgevingsvergunningen: 3 },
      year: { '2026': 3 },
      class: { decision: 3 },
      template: { verkeer: 2, vergunning: 1 },
      costCentre: { '4711': 3 },
      channel: { inbox: 3, print: 1 },
    })
  })

  test('shows the passage that matches, of the letter or of its template', async () => {
    const snippet = async (q: string): Promise<string | null | undefined> =>
      (await searchRecords(at.test.database, scope, { q }, { limit: 1 })).records[0]?.snippet
    expect(await snippet('dakkapel')).toContain('dakkapel Kerkstraat')
    expect(await snippet('nummerplaat')).toContain('nummerplaat 1-ABC-123')
    expect(await snippet('dertig')).toContain('binnen de dertig dagen')
  })
})

test('a version that is published again is indexed once', async () => {
  const text = { template: 'verkeer', version: 2, texts: { nl: 'Iets heel anders.' } }
  await at.test.database.asEntity(mine, (tx) => indexTemplateText(tx, text))
  expect(await found({ q: 'verkeersboetes' })).toEqual(['PV-2026-0042'])
})
