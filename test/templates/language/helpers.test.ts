import { describe, expect, test } from 'vitest'
import type { Language } from '../../../core/words/language.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import { templateHelpers } from '../../../templates/language/format/template-helpers.ts'
import type { TemplateSource, Variable } from '../../../templates/model/template-source.ts'

const variables: Variable[] = [
  { name: 'dag', type: 'date', required: true },
  { name: 'tijd', type: 'text' },
  { name: 'bedrag', type: 'money' },
  { name: 'aantal', type: 'number' },
  { name: 'rrn', type: 'insz' },
  { name: 'kbo', type: 'enterpriseNumber' },
  { name: 'ogm', type: 'structuredCommunication' },
  { name: 'adres', type: 'object' },
  { name: 'naam', type: 'text' },
  { name: 'namen', type: 'list', items: 'text' },
  { name: 'los', type: 'object' },
  { name: 'rijen', type: 'list' },
]
const data = {
  dag: '2026-11-23',
  tijd: '2026-11-23T15:00:00Z',
  bedrag: '-1284.5',
  aantal: 1234.5,
  rrn: '53480200724',
  kbo: '0206731645',
  ogm: '085192754115',
  adres: { street: 'Kerkstraat', houseNumber: '12', box: '3', postalCode: '9000', municipality: 'Gent' },
  naam: 'ijs',
  namen: ['appels', 'peren', 'noten'],
  los: { iets: { diep: 'ja' } },
  rijen: [{ a: 1 }, {}, 'tekst', null],
}

function say(text: string, language: Language = 'nl'): string {
  const source: TemplateSource = {
    languages: { [language]: { subject: 'x', body: `[${text}]` } },
    fallback: [language],
    variables,
    actions: [],
    samples: [],
    blocks: [],
  }
  const { tree, faults } = checkTemplate(source, [])
  expect(faults).toEqual([])
  const [block] = prepareTemplate(tree, language).toLetter({ data: checkData(variables, data).data }).blocks
  const runs = block?.kind === 'paragraph' ? block.runs : []
  return runs
    .map((run) => run.text)
    .join('')
    .slice(1, -1)
    .replaceAll('\u00a0', ' ')
}

describe('each helper', () => {
  const said: [text: string, nl: string, en: string][] = [
    ['{{date dag}}', '23 november 2026', '23 November 2026'],
    ['{{date dag style="short"}}', '23/11/2026', '23/11/2026'],
    ['{{date dag style="weekday"}}', 'maandag 23 november 2026', 'Monday 23 November 2026'],
    ['{{datetime tijd}}', '23 november 2026 om 16 uur', '23 November 2026 at 16:00'],
    ['{{money bedrag}}', '− € 1.284,50', '−€1,284.50'],
    ['{{number aantal}}', '1.234,5', '1,234.5'],
    ['{{number aantal decimals=2}}', '1.234,50', '1,234.50'],
    ['{{insz rrn}}', '53.48.02-007.24', '53.48.02-007.24'],
    ['{{enterpriseNumber kbo}}', '0206.731.645', '0206.731.645'],
    ['{{structuredCommunication ogm}}', '+++085/1927/54115+++', '+++085/1927/54115+++'],
    ['{{address adres}}', 'Kerkstraat 12 bus 3, 9000 Gent', 'Kerkstraat 12 box 3, 9000 Gent'],
    ['{{address adres lines=true}}', 'Kerkstraat 12 bus 3\n9000 Gent', 'Kerkstraat 12 box 3\n9000 Gent'],
    ['{{upper naam}}', 'IJS', 'IJS'],
    ['{{list namen}}', 'appels, peren en noten', 'appels, peren and noten'],
    ['{{#if (eq bedrag -1284.50)}}ja{{else}}nee{{/if}}', 'ja', 'ja'],
    ['{{#if (ne naam "ijs")}}ja{{else}}nee{{/if}}', 'nee', 'nee'],
    ['{{#if (gt aantal 1234)}}ja{{else}}nee{{/if}}', 'ja', 'ja'],
    ['{{#if (gte aantal 1234.5)}}ja{{else}}nee{{/if}}', 'ja', 'ja'],
    ['{{#if (lt dag "2026-12-01")}}ja{{else}}nee{{/if}}', 'ja', 'ja'],
    ['{{#if (lte aantal 1)}}ja{{else}}nee{{/if}}', 'nee', 'nee'],
    ['{{#if (and naam (not namen))}}ja{{else}}nee{{/if}}', 'nee', 'nee'],
    ['{{#if (or tijd naam)}}ja{{else}}nee{{/if}}', 'ja', 'ja'],
  ]
  test.each(said)('%s', (text, nl, en) => {
    expect([say(text, 'nl'), say(text, 'en')]).toEqual([nl, en])
  })

  test('is tested here', () => {
    const all = said.map(([text]) => text).join(' ')
    for (const name of Object.keys(templateHelpers)) expect(all).toMatch(new RegExp(`[{(]${name} `))
  })
})

describe('an undeclared name', () => {
  test('prints where it is present, and is nothing where it is absent', () => {
    expect(say('{{los.iets.diep}}, {{los.weg.nog.verder}}.')).toBe('ja, .')
    expect(say('{{#each rijen}}({{this.a}}){{/each}}')).toBe('(1)()()()')
    expect(say('{{#each rijen as |rij|}}({{rij.a}}{{../naam}}){{/each}}')).toBe('(1ijs)(ijs)(ijs)(ijs)')
    expect(say('{{#if los.weg}}ja{{else}}nee{{/if}} {{recipient.address.municipality}}')).toBe('nee ')
  })

  test('gives no access to JavaScript members of objects', () => {
    expect(say('{{los.constructor}}{{los.toString}}{{los.iets.hasOwnProperty}}')).toBe('')
  })
})

describe('amounts and days by language', () => {
  test.each([
    ['nl', '{{money bedrag}}', '− € 1.284,50'],
    ['fr', '{{money bedrag}}', '−1 284,50 €'],
    ['de', '{{money bedrag}}', '−1.284,50 €'],
    ['en', '{{money bedrag}}', '−€1,284.50'],
    ['nl', '{{number bedrag decimals=2}}', '−1.284,50'],
    ['nl', '{{date dag style="short"}}', '23/11/2026'],
    ['de', '{{date dag style="short"}}', '23.11.2026'],
  ] as const)('%s: %s', (language, text, said) => {
    expect(say(text, language)).toBe(said)
  })
})
