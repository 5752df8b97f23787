import { beforeAll, describe, expect, test } from 'vitest'
import type { IngestRequest } from '../../../archive/ingest/ingest-request.ts'
import { indexTemplateText } from '../../../archive/search/index-template-text.ts'
import { type FoundAsTyped, searchAsTyped } from '../../../archive/search/search-as-typed.ts'
import { openArchiveFixture } from '../archive-fixture.ts'
import { lettersOfQuestions, textsOfQuestions } from './letters-of-questions.ts'
import { asDoubted, asRemembered, type LetterName } from './questions-of-archivists.ts'

const at = await openArchiveFixture()
const mine = await at.newEntity('OVO000001')
const theirs = await at.newEntity('OVO000002')
const letters = Object.entries<Partial<IngestRequest>>(lettersOfQuestions).map(
  ([name, letter]) => [name as LetterName, at.letter(mine, letter)] as const,
)
const nameOf = new Map(letters.map(([name, { record }]) => [record, name]))

beforeAll(async () => {
  for (const [, letter] of letters) await at.keep(letter)
  // The same people and numbers at another entity, which no question may find.
  for (const letter of Object.values<Partial<IngestRequest>>(lettersOfQuestions))
    await at.keep(at.letter(theirs, letter))
  await at.keep(at.letter(theirs, { recipientName: 'Xaveria Geheimnaam', reference: 'GEHEIM-1' }))
  for (const [key, text] of Object.entries(textsOfQuestions)) {
    const version = letters.find(([, { template }]) => template?.key === key)?.[1].template?.version ?? 1
    await at.test.database.asEntity(mine, (tx) =>
      indexTemplateText(tx, { template: key, version, texts: { nl: text } }),
    )
  }
})

function ask(q: string, more = {}): Promise<FoundAsTyped> {
  return searchAsTyped(at.test.database, { entity: mine, test: false }, { q, ...more }, { limit: 50 })
}
const namesOf = ({ records }: FoundAsTyped): string[] => records.map(({ id }) => nameOf.get(id) ?? 'another').sort()

test('there are sixty questions', () => {
  expect(asRemembered.length + asDoubted.length).toBe(60)
})

describe.each([
  ['as remembered', asRemembered],
  ['as doubted', asDoubted],
])('%s', (_, questions) => {
  test.each(questions.map(([typed, expected]) => [typed, expected] as const))('%s', async (typed, expected) => {
    expect(namesOf(await ask(typed))).toEqual([...expected].sort())
  })
})

test('a name of another entity is never found nor offered as a spelling', async () => {
  const found = await ask('Geheimnaan')
  expect([found.records, found.reading]).toEqual([[], {}])
})

test('a question that was read in another way says so', async () => {
  expect((await ask('boete maart 2026')).reading).toEqual({ period: { from: '2026-03-01', to: '2026-03-31' } })
  expect((await ask('Goosens')).reading).toEqual({ respelled: { q: 'goossens' } })
  expect((await ask('Goosens november 2025')).reading).toEqual({
    period: { from: '2025-11-01', to: '2025-11-30' },
    respelled: { q: 'goossens' },
  })
  expect((await ask('boete')).reading).toEqual({})
})

test('the next page is read as the first one was', async () => {
  const scope = { entity: mine, test: false }
  const first = await searchAsTyped(at.test.database, scope, { q: 'Petters' }, { limit: 1 })
  const below = first.records[0]?.id
  const rest = await searchAsTyped(
    at.test.database,
    scope,
    { q: 'Petters' },
    {
      limit: 5,
      below,
      reading: first.readingName,
    },
  )
  expect([...namesOf(first), ...namesOf(rest)].sort()).toEqual(['parking', 'permit'])
})

test.each<[string, readonly string[]]>([
  ['OMV-2026-0042', ['reference']],
  ['Goossens', ['name']],
  ['PV-91/2026', ['dossier']],
  ['dakkapel', ['values']],
  ['heffing', ['subject', 'template']],
  ['deputatie', ['template']],
  ['boete Peeters', ['name', 'template']],
])('the answer to “%s” says in which part it matched', async (q, parts) => {
  const { records } = await ask(q)
  expect(records[0]?.matched).toEqual(parts)
})

test.each([
  [{ class: 'tax' }, ['levy', 'waste']],
  [{ template: 'verkeersboete' }, ['parking', 'speeding']],
  [{ costCentre: 'KP-200' }, ['permit', 'permitRefused']],
  [{ costCentre: 'KP-200', from: '2026-01-01' }, ['permit']],
  [{ class: "tax' or true --" }, []],
])('the filters %j narrow', async (filters, expected) => {
  const found = await searchAsTyped(at.test.database, { entity: mine, test: false }, filters, { limit: 50 })
  expect(namesOf(found)).toEqual(expected)
})

test('facets count classes, templates and cost centres', async () => {
  const { facets } = await ask('boete')
  expect(facets).toMatchObject({
    class: { fine: 2 },
    template: { verkeersboete: 2 },
    costCentre: { 'KP-100': 2 },
    series: { boetes: 2 },
  })
})
