import { expect, test } from 'vitest'
import type { ColumnMapping } from '../../../dispatcher/batches/columns/column-use.ts'
import { readColumns } from '../../../dispatcher/batches/columns/csv-columns.ts'
import type { TableVariable } from '../../../dispatcher/batches/columns/table-variable.ts'
import type { CsvRow } from '../../../dispatcher/batches/csv/csv-row.ts'
import { joinRows } from '../../../dispatcher/batches/csv/join-rows.ts'
import { type CsvLetter, lettersOfCsv } from '../../../dispatcher/batches/csv/letters-of-csv.ts'

const variables: readonly TableVariable[] = [
  { name: 'bedrag', type: 'money' },
  { name: 'tekst', type: 'text' },
  {
    name: 'kosten',
    type: 'list',
    fields: [
      { name: 'post', type: 'text' },
      { name: 'prijs', type: 'money' },
    ],
  },
]

async function letters(lines: readonly string[], mapping: ColumnMapping = {}): Promise<CsvLetter[]> {
  const [heads = [], ...cells] = lines.map((line) => (line.startsWith('"') ? [line] : line.split(';')))
  const columns = readColumns(heads, variables, { mapping })
  const rows = cells.map((each, place) => ({ row: place + 1, line: place + 2, cells: each }))
  const joined: CsvRow[] = []
  const source = (async function* () {
    yield* rows
  })()
  for await (const row of joinRows(source, columns)) joined.push(row)
  return lettersOfCsv({ heads, rows: joined }, columns, { template: { key: 't' }, list: undefined })
}
const faultsOf = (all: readonly CsvLetter[]) => all.flatMap(({ faults }) => faults.map(({ detail }) => detail))

test('rows that follow each other with one reference are one letter with a list', async () => {
  const all = await letters([
    'reference;insz;kosten.post;kosten.prijs',
    'A;85631212493;Dak;12,50',
    'A;;Muur;1.337,66',
    'B;85631212493;Vloer;5',
  ])
  expect(all.map(({ row, more = [] }) => [row, ...more.map((each) => each.row)])).toEqual([[1, 2], [3]])
  expect(all[0]?.request['data']).toEqual({
    kosten: [
      { post: 'Dak', prijs: '12.50' },
      { post: 'Muur', prijs: '1337.66' },
    ],
  })
  expect(faultsOf(all)).toEqual([])
})

test('rows with one reference that differ outside the list stay apart, and each names the other', async () => {
  const all = await letters(['reference;name;bedrag;kosten.post', 'A;Jan;5;Dak', 'A;Jan;6;Muur', 'B;Els;1;Vloer'])
  expect(all.map(({ faults }) => faults.map(({ column, detail }) => [column, detail.slice(0, 30)]))).toEqual([
    [['bedrag', 'Rows 1 and 2 (lines 2 and 3) h']],
    [['bedrag', 'Rows 1 and 2 (lines 2 and 3) h']],
    [],
  ])
})

test('a fault of an item is reported for its own column', async () => {
  const [letter] = await letters(['reference;kosten.post;kosten.prijs', 'A;Dak;veel'])
  expect(letter?.faults).toEqual([
    { column: 'kosten.prijs', detail: expect.stringMatching(/^It is no number/) as string },
  ])
})

test('names in two columns and an address in one cell become the fields of the recipient', async () => {
  const [letter] = await letters(['Voornaam;Naam;Adres', 'Lotte;Verhelst;Kerkstraat 12 bus 3, 9000 Gent'], {
    Voornaam: { use: 'first-name' },
    Naam: { use: 'last-name' },
    Adres: { use: 'address' },
  })
  expect(letter?.request['recipient']).toEqual({
    type: 'addressee',
    name: 'Lotte Verhelst',
    address: { street: 'Kerkstraat', houseNumber: '12', box: '3', postalCode: '9000', municipality: 'Gent' },
  })
  const [wrong] = await letters(['Adres', 'ergens'], { Adres: { use: 'address' } })
  expect(wrong?.faults[0]?.detail).toMatch(/cannot be divided/)
})

test('a restored zero, an empty word and invisible characters are read, and the first two are reported', async () => {
  const [letter] = await letters(['insz;email;box;name;tekst', '1021900175;-;n.v.t.;Jan\u00a0\u200bPeeters;-'])
  expect(letter?.request).toMatchObject({
    recipient: { insz: '01021900175', name: 'Jan Peeters', type: 'citizen' },
    data: { tekst: '-' },
  })
  expect(letter?.request['recipient']).not.toHaveProperty('email')
  expect(letter?.told.map(({ column, name }) => [column, name])).toEqual([
    ['insz', 'zero-restored'],
    ['email', 'empty-word'],
    ['box', 'empty-word'],
  ])
  expect(letter?.faults).toEqual([])
})

test('a zero that a postal code abroad lost is proposed and not applied', async () => {
  const [letter] = await letters([
    'name;street;postalCode;municipality;country',
    'Max;Hauptstraße 1;1067;Dresden;Duitsland',
  ])
  expect(letter?.request['recipient']).toMatchObject({ address: { postalCode: '1067', country: 'DE' } })
  expect(faultsOf([letter].filter((each) => each !== undefined))).toEqual([expect.stringMatching(/write 01067/)])
})

test.each([
  ['=1+1', /formula and not its result/],
  ['#UNCALCULATED!', /without the result of this formula/],
  ['"x\n2;3\n4', /quotation mark that is not closed/],
  ['#REF!', /error of a formula/],
  ['1.234', /group thousands or part decimals/],
])('the cell %s is a fault of its column', async (cell, words) => {
  const [letter] = await letters(['bedrag', cell])
  expect(letter?.faults).toEqual([{ column: 'bedrag', detail: expect.stringMatching(words) as string }])
})
