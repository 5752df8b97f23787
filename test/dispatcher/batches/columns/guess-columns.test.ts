import { expect, test } from 'vitest'
import type { ColumnUse } from '../../../../dispatcher/batches/columns/column-use.ts'
import { readColumns } from '../../../../dispatcher/batches/columns/csv-columns.ts'
import { guessColumns } from '../../../../dispatcher/batches/columns/guess/guess-columns.ts'
import { isNear } from '../../../../dispatcher/batches/columns/guess/near-name.ts'
import { findMappingFaults } from '../../../../dispatcher/batches/columns/mapping-faults.ts'
import type { TableVariable } from '../../../../dispatcher/batches/columns/table-variable.ts'
import { splitAddress } from '../../../../dispatcher/batches/values/split-address.ts'

const variables: readonly TableVariable[] = [
  { name: 'bedrag', type: 'money', label: { nl: 'Te betalen', fr: 'À payer' } },
  { name: 'einddatum', type: 'date' },
  { name: 'opmerking', type: 'text' },
  {
    name: 'kosten',
    type: 'list',
    fields: [
      { name: 'post', type: 'text' },
      { name: 'prijs', type: 'money' },
    ],
  },
]
const field = (name: string) => ({ use: 'field', field: name }) as ColumnUse
const guess = (table: Readonly<Record<string, string>>, remembered = {}) => {
  const columns = guessColumns({ heads: Object.keys(table), rows: [Object.values(table)], variables, remembered })
  return Object.fromEntries(columns.map(({ head, use, certainty }) => [head, [use, certainty]]))
}

test('a Dutch list', () => {
  const list = {
    Dossiernr: 'A-1',
    Rijksregisternummer: '85.63.12-124.93',
    Voornaam: 'Lotte',
    Naam: 'Verhelst',
    Straat: 'Kerkstraat',
    'Nr.': '12',
    Bus: '3',
    Postcode: '9000',
    Gemeente: 'Gent',
    'E-mailadres': 'lotte@example.be',
    'te betalen': '12,50',
    Einddatum: '31/12/2026',
    Telefoon: '09 123 45 67',
  }
  const uses = ['reference', 'insz', '', '', 'street', 'houseNumber', 'box', 'postalCode', 'municipality', 'email']
  const found = guess(list)
  expect(Object.values(found).map(([, certainty]) => certainty)).not.toContain('unsure')
  for (const [place, name] of uses.entries())
    if (name !== '') expect(Object.values(found)[place]?.[0]).toEqual(field(name))
  expect(found).toMatchObject({
    Voornaam: [{ use: 'first-name' }, 'likely'],
    Naam: [{ use: 'last-name' }, 'likely'],
    'te betalen': [{ use: 'variable', variable: 'bedrag' }, 'likely'],
    Einddatum: [{ use: 'variable', variable: 'einddatum' }, 'certain'],
    Telefoon: [{ use: 'ignored' }, 'likely'],
  })
})

test('a French and a German list', () => {
  expect(
    guess({ NISS: '85631212493', Nom: 'Dupont', Rue: 'Rue Haute', 'N°': '12', Boîte: '', CP: '1000', 'À payer': '5' }),
  ).toMatchObject({
    NISS: [field('insz'), 'likely'],
    Nom: [field('name'), 'likely'],
    'N°': [field('houseNumber'), 'likely'],
    Boîte: [field('box'), 'likely'],
    CP: [field('postalCode'), 'likely'],
    'À payer': [{ use: 'variable', variable: 'bedrag' }, 'likely'],
  })
  expect(
    guess({ Aktenzeichen: '1', Nachname: 'Maus', Straße: 'Hauptstraße', PLZ: '4700', Ort: 'Eupen' }),
  ).toMatchObject({
    Aktenzeichen: [field('reference'), 'likely'],
    Nachname: [{ use: 'last-name' }, 'likely'],
    Straße: [field('street'), 'likely'],
    Ort: [field('municipality'), 'likely'],
  })
})

test('an address in one cell, or a street with its number, is divided', () => {
  expect(guess({ Naam: 'Jan Peeters', Adres: 'Kerkstraat 12 bus 3, 9000 Gent' })).toMatchObject({
    Adres: [{ use: 'address' }, 'likely'],
  })
  expect(guess({ Straat: 'Kerkstraat 12', Gemeente: '9000 Gent' })).toEqual({
    Straat: [{ use: 'address' }, 'likely'],
    Gemeente: [{ use: 'address' }, 'likely'],
  })
})

test('a name that the values contradict, and values without a known name, are for a person to decide', () => {
  expect(guess({ Rijksregisternummer: 'lotte@example.be' })).toMatchObject({
    Rijksregisternummer: [field('insz'), 'unsure'],
  })
  expect(guess({ Kolom1: '85631212493', Kolom2: 'blauw' })).toEqual({
    Kolom1: [field('insz'), 'unsure'],
    Kolom2: [undefined, 'unsure'],
  })
  expect(guess({ Rijksregisternumer: '85631212493' })).toMatchObject({ Rijksregisternumer: [field('insz'), 'likely'] })
  expect(guess({ 'Kanaal?': 'post' })).toMatchObject({ 'Kanaal?': [field('channels'), 'unsure'] })
  expect(guess({ Kanaal: 'inbox|print' })).toMatchObject({ Kanaal: [field('channels'), 'likely'] })
  expect(guess({ Einddatun: 'soms' })).toMatchObject({
    Einddatun: [{ use: 'variable', variable: 'einddatum' }, 'unsure'],
  })
})

test('words in another order, with other endings or abbreviated, and what a letter has one of', () => {
  const certainties = guess({
    Naam_volledig: 'Lotte Verhelst',
    'PC Gemeente': '9000 Gent',
    'Bedrag (te betalen)': '12,50',
    Verzonden: 'x',
  })
  expect(certainties).toEqual({
    Naam_volledig: [field('name'), 'likely'],
    'PC Gemeente': [{ use: 'address' }, 'likely'],
    'Bedrag (te betalen)': [{ use: 'variable', variable: 'bedrag' }, 'likely'],
    Verzonden: [{ use: 'ignored' }, 'likely'],
  })
  expect(guess({ Betalen: '12,50' })).toEqual({ Betalen: [{ use: 'variable', variable: 'bedrag' }, 'likely'] })
  expect(guess({ Betalen: 'ja' })).toEqual({ Betalen: [{ use: 'variable', variable: 'bedrag' }, 'unsure'] })
  const ogm: TableVariable = { name: 'mededelingBetaling', type: 'structuredCommunication' }
  const guessIn = (given: readonly TableVariable[], values: string) =>
    guessColumns({ heads: ['OGM'], rows: [[values]], variables: given }).map(({ use, certainty }) => [use, certainty])
  expect(guessIn([ogm], '+++090/9337/55493+++')).toEqual([
    [{ use: 'variable', variable: 'mededelingBetaling' }, 'likely'],
  ])
  expect(guessIn([ogm], 'zie brief')).toEqual([[{ use: 'variable', variable: 'mededelingBetaling' }, 'unsure']])
  expect(guessIn([ogm, { ...ogm, name: 'tweede' }], '+++090/9337/55493+++')).toEqual([[undefined, 'unsure']])
  expect(guessIn([], '+++090/9337/55493+++')).toEqual([[undefined, 'unsure']])
})

test('what was chosen before wins; a variable that the template no longer has does not', () => {
  const remembered = { 'Kolom 1': { use: 'variable', variable: 'bedrag' }, Soort: { use: 'variable', variable: 'weg' } }
  expect(guess({ 'KOLOM 1': '5', Soort: 'x' }, remembered)).toEqual({
    'KOLOM 1': [{ use: 'variable', variable: 'bedrag' }, 'certain'],
    Soort: [undefined, 'unsure'],
  })
})

test('two columns never get the same use: the better known one keeps it', () => {
  expect(guess({ Courriel: 'a@b.be', email: 'c@d.be' })).toEqual({
    Courriel: [undefined, 'unsure'],
    email: [field('email'), 'certain'],
  })
})

test('a guessed mapping is one that columns are read by', () => {
  const heads = ['Rijksregisternr', 'Kosten.Post', 'kosten.prijs', 'bedrag']
  const guesses = guessColumns({ heads, rows: [['85631212493', 'Dak', '5', '6']], variables })
  const mapping = Object.fromEntries(
    guesses.flatMap(({ head, use, certainty }) => (use === undefined || certainty === 'unsure' ? [] : [[head, use]])),
  )
  expect(readColumns(heads, variables, { mapping }).map(({ kind }) => kind)).toEqual([
    'field',
    'item',
    'item',
    'variable',
  ])
  expect(() => readColumns(['a', 'b'], variables, { mapping: { a: field('insz'), b: field('insz') } })).toThrow(
    /a and b are both used/,
  )
})

test('a mapping that is to be remembered names what exists, uses it once, and holds no values', () => {
  const faults = findMappingFaults(
    {
      a: { use: 'variable', variable: 'weg' },
      '85631212493': { use: 'ignored' },
      b: field('insz'),
      c: field('insz'),
      d: { use: 'item', variable: 'kosten', item: 'post' },
      e: { use: 'address' },
      f: { use: 'address' },
    },
    variables,
  )
  expect(faults.map(({ head, code }) => [head, code])).toEqual([
    ['a', 'UP-4062'],
    ['85631212493', 'UP-4063'],
    ['c', 'UP-4064'],
  ])
})

test('names that differ by one letter', () => {
  for (const other of ['gemente', 'gemeentte', 'gemeemte', 'gemenete']) expect(isNear('gemeente', other)).toBe(true)
  for (const other of ['gemeente', 'geente', 'gemeenten1', 'straat']) expect(isNear('gemeente', other)).toBe(false)
  expect(isNear('rue', 'rut')).toBe(false)
})

test.each([
  ['Kerkstraat 12 bus 3, 9000 Gent', ['Kerkstraat', '12', '3', '9000', 'Gent']],
  ['Kerkstraat 150/2', ['Kerkstraat', '150', '2', undefined, undefined]],
  ['Kerkstraat 22/24', ['Kerkstraat', '22/24', undefined, undefined, undefined]],
  ['Kerkstraat 12\n9000 Gent', ['Kerkstraat', '12', undefined, '9000', 'Gent']],
  ['Kerkstraat 12A, B-9000 Gent, België', ['Kerkstraat', '12A', undefined, '9000', 'Gent']],
  ['12, rue de la Loi, 1000 Bruxelles', ['rue de la Loi', '12', undefined, '1000', 'Bruxelles']],
  ['Rue du 4 Août 16 bte A2, 4000 Liège', ['Rue du 4 Août', '16', 'A2', '4000', 'Liège']],
  ['Steenweg op Brussel 1200, 1800 Vilvoorde', ['Steenweg op Brussel', '1200', undefined, '1800', 'Vilvoorde']],
  ['Rue de la Loi, 16 - 1040 Bruxelles', ['Rue de la Loi', '16', undefined, '1040', 'Bruxelles']],
  ['Kerkstraat 22-24', ['Kerkstraat', '22-24', undefined, undefined, undefined]],
  ["9050 Sint-Jans-Molenbeek (l'Est)", [undefined, undefined, undefined, '9050', "Sint-Jans-Molenbeek (l'Est)"]],
])('the address %s', (cell, [street, houseNumber, box, postalCode, municipality]) => {
  expect({
    street: undefined,
    houseNumber: undefined,
    box: undefined,
    postalCode: undefined,
    municipality: undefined,
    ...splitAddress(cell),
  }).toEqual({
    street,
    houseNumber,
    box,
    postalCode,
    municipality,
  })
})

test.each(['Kerkstraat', 'ergens in Gent', '', '12', 'Dorp 12 A 2, 3000 Leuven'])('%s is no address', (cell) => {
  expect(splitAddress(cell)).toBeUndefined()
})
