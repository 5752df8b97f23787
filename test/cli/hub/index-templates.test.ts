import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { searchRecords } from '../../../archive/search/search-records.ts'
import { indexTemplates } from '../../../cli/hub/index-templates.ts'
import { wordsOf } from '../../../templates/store/words-of.ts'
import { openArchiveFixture } from '../../archive/archive-fixture.ts'
import { seedPermit } from '../../support/hub/seed-permit.ts'

const at = await openArchiveFixture()
const { database } = at.test
const never = new AbortController().signal
const indexed = () => database.hub.query(sql`select entity, template, version, language, text from template_text`)

test('letters are found by the text of a version, whoever published it', async () => {
  const mine = await at.newEntity('OVO000001')
  const chore = indexTemplates(at.context)
  await chore.run(never)
  expect(await indexed()).toEqual([])
  await seedPermit(database, mine, at.clock.now())
  await at.keep(at.letter(mine, { template: { key: 'vergunning', version: 1 }, subject: 'Iets', searchText: '' }))
  const find = (q: string) => searchRecords(database, { entity: mine, test: false }, { q }, { limit: 5 })
  expect((await find('betaalt')).records).toEqual([])
  await chore.run(never)
  await chore.run(never)
  expect(await indexed()).toEqual([
    {
      entity: mine,
      template: 'vergunning',
      version: 1,
      language: 'nl',
      text: 'Uw vergunning …\nUw vergunning\nU betaalt … voor ….',
    },
  ])
  expect((await find('betaalt')).records).toMatchObject([{ snippet: expect.stringContaining('U betaalt … voor') }])
})

test('a version published a little before the newest is not skipped', async () => {
  const [first, second] = [await at.newEntity('OVO000003'), await at.newEntity('OVO000004')]
  const chore = indexTemplates(at.context)
  at.clock.advance(60_000)
  await seedPermit(database, first, at.clock.now())
  await chore.run(never)
  await seedPermit(database, second, new Date(at.clock.now().getTime() - 30_000))
  await chore.run(never)
  const entities = (await indexed()).map((row) => (row as { entity: string }).entity)
  expect(entities).toEqual(expect.arrayContaining([first, second]))
})

test('the words of a version are those of all its branches', () => {
  expect(
    wordsOf({
      language: 'nl',
      program: '',
      subject: [{ kind: 'text', text: 'Aanslag' }],
      actions: [{ kind: 'pay', text: [{ kind: 'text', text: 'Betaal' }] }],
      blocks: [
        {
          kind: 'choice',
          id: 1,
          arms: [
            [
              {
                kind: 'paragraph',
                inline: [
                  { kind: 'text', text: 'boe' },
                  { kind: 'text', text: 'te', strong: true },
                ],
              },
            ],
            [{ kind: 'heading', level: 2, inline: [{ kind: 'slot', slot: 1 }] }],
          ],
        },
        { kind: 'list', ordered: false, start: 1, items: [[{ kind: 'quote', blocks: [{ kind: 'rule' }] }]] },
        { kind: 'table', columns: [], head: [], rows: [{ kind: 'row', cells: [[{ kind: 'text', text: 'cel' }]] }] },
        { kind: 'image', key: 'kaart', alt: 'Kaart' },
      ],
    }),
  ).toBe('Aanslag\nboete\n…\n\ncel\nKaart\nBetaal')
})
