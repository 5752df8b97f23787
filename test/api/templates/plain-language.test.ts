import { beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let here: TestApi
let mine: TestEntity

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
})

const check = (body: unknown) => here.call('/v1/plain-language-checks', { method: 'POST', key: mine.live, body })

test('a Dutch text is scored, and each hard place is reported with what may replace it', async () => {
  const text = 'Beste {{naam}}\n\nUw aanvraag werd onderzocht. Gelieve te betalen.'
  expect(await check({ language: 'nl', text })).toMatchObject({
    status: 200,
    json: {
      score: { readingLevel: expect.stringMatching(/^(B1|B2|C1)$/) as string, sentences: 3, words: 8 },
      findings: [
        { kind: 'passive', line: 3, column: 13, length: 15, text: 'werd onderzocht' },
        {
          kind: 'officialese',
          line: 3,
          column: 30,
          length: 10,
          text: 'Gelieve te',
          explanation: expect.stringContaining('Bezorg ons') as string,
        },
      ],
    },
  })
})

test('words that the writer ignores are not found, and a text in another language is reported as such', async () => {
  const ignored = await check({ language: 'nl', text: 'De brief is reeds weg.', ignore: ['Reeds'] })
  expect(ignored.json.findings).toEqual([])
  const text = 'Vous recevez cette lettre. La commune vous demande de payer le montant dans le mois qui suit.'
  expect((await check({ language: 'nl', text })).json).toMatchObject({ otherLanguage: 'fr', findings: [] })
})

test('a French text gets French advice and no score, since the formula was fitted to Dutch', async () => {
  const { json } = await check({
    language: 'fr',
    text: 'Madame,\n\nNous vous prions de payer dans les meilleurs délais.',
  })
  expect(json).toMatchObject({
    language: 'fr',
    score: { sentences: 2, words: 10 },
    findings: [
      { line: 3, text: 'vous prions de', explanation: expect.stringContaining('Payez') as string },
      { line: 3, text: 'dans les meilleurs délais', choices: ['le plus vite possible'] },
    ],
  })
  expect(json.score).not.toHaveProperty('readingLevel')
})

test.each([
  ['a language that letters do not have', { language: 'es', text: 'Hola' }, '/language'],
  ['no text', { language: 'nl' }, '/text'],
  ['too much text', { language: 'nl', text: 'a'.repeat(200_001) }, '/text'],
  ['an unknown field', { language: 'nl', text: 'ok', more: 1 }, '/more'],
])('%s is refused', async (_, body, pointer) => {
  const refused = await check(body)
  expect(refused.status).toBe(400)
  expect(refused.json.issues).toContainEqual(expect.objectContaining({ pointer }))
})

test('it needs a key', async () => {
  const body = { language: 'nl', text: 'Dag.' }
  expect((await here.call('/v1/plain-language-checks', { method: 'POST', body })).status).toBe(401)
})
