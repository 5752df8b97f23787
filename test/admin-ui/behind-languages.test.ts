import { expect, test } from 'vitest'
import { behindLanguages, untranslatedLanguages } from '../../admin-ui/src/templates/editor/behind-languages.ts'

const text = (body: string, subject = 'Onderwerp') => ({ subject, body })
const before = { nl: text('Betaal op tijd.'), fr: text('Payez à temps.'), de: text('Zahlen Sie.') }

test('a text that is unchanged while another changed is behind', () => {
  const now = { ...before, nl: text('Betaal vandaag.'), de: text('Zahlen Sie heute.') }
  expect([...behindLanguages(before, now)]).toEqual([['fr', 'nl']])
})
test('the subject counts, white space does not', () => {
  expect([...behindLanguages(before, { ...before, nl: text('Betaal op tijd.', 'Anders') }).keys()]).toEqual([
    'fr',
    'de',
  ])
  expect(behindLanguages(before, { ...before, nl: text(' Betaal  op\ntijd. ') }).size).toBe(0)
})
test('where every text changed, or one is new or gone, none is behind', () => {
  expect(behindLanguages(before, { nl: text('A'), fr: text('B'), de: text('C') }).size).toBe(0)
  expect(behindLanguages({ nl: text('A') }, { nl: text('A'), fr: text('B') }).size).toBe(0)
  expect(behindLanguages({ nl: text('A'), fr: text('B') }, { nl: text('A') }).size).toBe(0)
  expect(behindLanguages({ nl: text('A'), fr: text('') }, { nl: text('B'), fr: text('') }).size).toBe(0)
})
test('a text that is still that of another language is to be translated', () => {
  expect([...untranslatedLanguages({ nl: text('A'), fr: text('A', 'Objet'), de: text('B') })]).toEqual(['fr'])
  expect(untranslatedLanguages({ nl: text('{{actions}}'), fr: text('{{actions}}') }).size).toBe(0)
})
