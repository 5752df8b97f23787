import { describe, expect, test } from 'vitest'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import type { TemplateSource, Variable } from '../../../templates/model/template-source.ts'
import { writeTextBlocks } from '../../../templates/text/write-text-blocks.ts'

const variables: Variable[] = [
  { name: 'bedrag', type: 'money', required: true, example: '125.50' },
  { name: 'naam', type: 'text', required: true, example: 'An' },
  { name: 'extra', type: 'text' },
  { name: 'betaald', type: 'boolean' },
  { name: 'dag', type: 'date' },
  {
    name: 'rijen',
    type: 'list',
    fields: [
      { name: 'wat', type: 'text', required: true },
      { name: 'prijs', type: 'money', required: true },
    ],
  },
  { name: 'namen', type: 'list', items: 'text' },
  { name: 'adres', type: 'object', fields: [{ name: 'straat', type: 'text' }] },
]
const data = {
  bedrag: '1284.5',
  naam: 'An',
  betaald: true,
  rijen: [
    { wat: 'Zegel', prijs: '12' },
    { wat: 'Kaart', prijs: '3.5' },
  ],
  namen: ['een', 'twee'],
  adres: { straat: 'Kerkstraat' },
}

function source(body: string): TemplateSource {
  return {
    languages: { nl: { subject: 'Brief', body } },
    fallback: ['nl'],
    variables,
    actions: [],
    samples: [],
    blocks: [],
  }
}
function says(body: string, changes: object = {}): string {
  const { tree, faults } = checkTemplate(source(body), [])
  expect(faults).toEqual([])
  const checked = checkData(variables, { ...data, ...changes })
  expect(checked.faults).toEqual([])
  const letter = prepareTemplate(tree, 'nl').toLetter({ data: checked.data })
  return writeTextBlocks(letter.blocks, 'nl').replaceAll('\u00a0', ' ').trim()
}
const faultsOf = (body: string): string[] =>
  checkTemplate(source(body), []).faults.map(({ line, column, detail }) => `${line}:${column} ${detail}`)

describe('the contents of a text', () => {
  test('paragraphs and sections that depend on a value', () => {
    const body =
      '{{#if betaald}}\n# Dank u\n\nU betaalde.\n{{else if extra}}\n{{extra}}\n{{else}}\nBetaal nu.\n{{/if}}\n\nTot ziens.'
    expect(says(body)).toMatch(/Dank u[\s\S]*U betaalde\.[\s\S]*Tot ziens/i)
    expect(says(body, { betaald: false, extra: 'Bijna' })).toMatch(/^Bijna\s+Tot ziens/)
    expect(says(body, { betaald: false })).toMatch(/^Betaal nu\.\s+Tot ziens/)
    expect(says('{{#unless betaald}}\nNee.\n{{/unless}}\n\nSlot.')).toBe('Slot.')
  })

  test('a choice within a sentence, with comparisons', () => {
    expect(says('U {{#if (gt bedrag 1000)}}betaalt veel{{else}}betaalt weinig{{/if}}: {{bedrag}}.')).toBe(
      'U betaalt veel: € 1.284,50.',
    )
    expect(says('{{#if (and (eq naam "An") (not extra))}}ja{{else}}nee{{/if}}')).toBe('ja')
  })

  test('a list in a list follows its item at once, and the next item follows that', () => {
    expect(says('1. Hang op:\n   - leesbaar\n   - dertig dagen\n2. Meld de start.')).toBe(
      '1. Hang op:\n   - leesbaar\n   - dertig dagen\n2. Meld de start.',
    )
  })

  test('lists from data, with place, first and last', () => {
    expect(says('Lijst:\n\n{{#each namen}}\n- {{@index}} {{this}}{{#if @last}} (slot){{/if}}\n{{/each}}')).toMatch(
      /0 een[\s\S]*1 twee \(slot\)/,
    )
    expect(says('{{#each namen}}\n{{this}}\n{{else}}\nNiemand.\n{{/each}}', { namen: [] })).toBe('Niemand.')
  })

  test('rows from data, and rows that depend on a value', () => {
    const table =
      '| Wat | Prijs |\n|---|---:|\n{{#each rijen}}\n| {{wat}} | {{prijs}} |\n{{/each}}\n{{#if betaald}}\n| Korting | {{money 1}} |\n{{/if}}\n| Totaal | {{bedrag}} |'
    expect(says(table)).toMatch(/Zegel[\s\S]*€ 12,00[\s\S]*Kaart[\s\S]*Korting[\s\S]*Totaal[\s\S]*€ 1\.284,50/)
    expect(says(table, { betaald: false, rijen: [] })).not.toMatch(/Zegel|Korting/)
  })

  test('the members of an object, and the values around it', () => {
    expect(says('{{#with adres}}{{straat}}, {{../naam}}{{/with}}')).toBe('Kerkstraat, An')
    expect(says('{{#each rijen as |rij plaats|}}\n{{plaats}}: {{rij.wat}} voor {{../naam}}\n{{/each}}')).toMatch(
      /0: Zegel voor An\s+1: Kaart voor An/,
    )
  })
})

describe('a fault', () => {
  test.each([
    ['Beste\n\nU betaalt {{bedarg}}.', '3:13 Unknown variable `bedarg`; did you mean `bedrag`?'],
    ['{{#each rijen}}\n{{waat}}\n{{/each}}', '2:3 Unknown variable `waat`; did you mean `wat`?'],
    ['{{#each rijen}}\n{{naam}}\n{{/each}}', '2:3 `naam` is not part of the item in this block; write `../naam`.'],
    ['{{mony bedrag}}', '1:3 Unknown helper `mony`; did you mean `money`?'],
    [
      '{{#iff betaald}}x{{/iff}}',
      '1:1 Unknown block `iff`; did you mean `if`? There are `if`, `unless`, `each`, `with` and `mention`.',
    ],
    ['{{#if betaald}}\nopen', '1:1 `{{#if}}` is not closed; write `{{/if}}` where it ends.'],
    ['{{#if betaald}}\nx\n{{/each}}', '1:4 `{{#if}}` is closed by `{{/each}}`; write `{{/if}}`.'],
    ['{{{naam}}}', '1:1 Write two braces, not three: a value is always text, never markup.'],
    ['{{adres}}', '1:1 This is an object; write one of its parts, as `{{address.street}}`.'],
    ['{{#each naam}}x{{/each}}', '1:1 `{{#each}}` needs a list; this is not a list.'],
    [
      '- punt\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |',
      '3:1 A table cannot be inside a list, a quote or another table.',
    ],
    ['> | a |\n> |---|\n> | 1 |', '1:1 A table cannot be inside a list, a quote or another table.'],
    [
      'Beste\n\n- een\n| a | b |\n|---|--:|\n| 1 | 2 |',
      '4:1 Leave a line blank above the table: here it is read as words of the paragraph.',
    ],
    ['### Te diep', '1:1 A letter has two levels of headings: `#` and `##`; the subject is the title.'],
    [
      '| a |\n|---|\n{{#each rijen}}\n| x |\n\nTekst\n\n{{/each}}',
      '3:1 `{{#each}}` and `{{/each}}` are in different places; put both between paragraphs, rows or items.',
    ],
  ])('in %j has its place and says how to repair it', (body, fault) => {
    expect(faultsOf(body)).toContain(fault)
  })
})

describe('a payment', () => {
  const payment = {
    amount: '{{bedrag}}',
    iban: 'BE71 0961 2345 6769',
    beneficiary: 'Gemeente Voorbeeldegem',
    reference: '+++085/1927/54115+++',
  }
  const pointersOf = (parts: Partial<typeof payment>): string[] =>
    checkTemplate({ ...source('Betaal.\n\n{{paymentSlip}}'), payment: { ...payment, ...parts } }, []).faults.map(
      ({ kind, pointer }) => `${pointer} ${kind}`,
    )

  test('has all that a bank needs, else the slip would be left out without a message', () => {
    expect(pointersOf({})).toEqual([])
    for (const part of ['amount', 'iban', 'beneficiary', 'reference'] as const)
      expect(pointersOf({ [part]: ' ' })).toEqual([`/payment/${part} payment-without-${part}`])
    expect(pointersOf({ iban: 'BE72 0961 2345 6769' })).toEqual(['/payment/iban iban-check-digits'])
  })
})
