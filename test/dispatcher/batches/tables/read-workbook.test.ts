import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../../core/package-root.ts'
import { tableLimits } from '../../../../dispatcher/batches/tables/table-limits.ts'
import { openTableSpool, spoolBytes } from '../../../../dispatcher/batches/tables/table-spool.ts'
import { readFormat } from '../../../../dispatcher/batches/tables/xlsx/number-format.ts'
import type { WorkbookParts } from '../../../../dispatcher/batches/tables/xlsx/open-parts.ts'
import { readSharedStrings } from '../../../../dispatcher/batches/tables/xlsx/read-shared-strings.ts'
import { readWorkbook } from '../../../../dispatcher/batches/tables/xlsx/read-workbook.ts'
import { showNumber } from '../../../../dispatcher/batches/tables/xlsx/show-number.ts'
import { inlineRows, makeArchive, makeWorkbook } from '../../../support/tables/make-workbook.ts'
import { readTable } from '../../../support/tables/read-table.ts'

/** Written by other programs, whose names they bear. */
const made = (name: string): Promise<Buffer> => readFile(join(packageRoot, 'test/support/tables/made', name))

/** In this process, for files that the tests make themselves. */
const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheetSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

async function readHere(bytes: Buffer, limits = tableLimits, sheet?: string) {
  const { remove, ...files } = await openTableSpool()
  try {
    const source = (async function* () {
      yield bytes
    })()
    await spoolBytes(source, files.sourceFile, limits.maxBytes, () => undefined)
    const table = await readWorkbook({ ...files, limits, choice: { sheet } })
    const text = await readFile(files.rowsFile, 'utf8')
    return {
      ...table,
      rows: text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as unknown[]),
    }
  } finally {
    await remove()
  }
}

test('a workbook as people make it, written by openpyxl, is read as it is shown', async () => {
  const { heads, rows, notes, sheet, headLine } = await readTable(await made('messy-openpyxl.xlsx'))
  expect({ sheet, headLine, width: heads.length }).toEqual({ sheet: 'Lijst aanslagen', headLine: 3, width: 14 })
  const address = 'Kerkstraat 12 bus 3, 9000 Gent'
  expect(rows.map(({ line, cells }) => [line, ...cells.slice(0, 9)])).toEqual([
    [4, 'D-1', '05050512345', 'Lotte', 'Verhelst', address, '1337,67', '2026-12-31', '14:30', 'true'],
    [
      5,
      'D-2',
      '85.63.12-124.93',
      'Jan',
      'Peeters',
      'Rue de la Loi 16\n1000 Bruxelles',
      '0,30',
      '2027-01-02',
      '12:00',
      'false',
    ],
    [6, 'D-3', '85631212493', 'Els', 'Peeters', 'B', '-12,50', '2026-12-31 09:05', '09:05', 'true'],
    [7, 'D-4', '8,56312E+18', 'Piet', 'X', 'C', '#UNCALCULATED!', '31 december 2026', '', ''],
    [8, 'D-5', '#N/A', 'N/A', '-', 'D', '1.337,66', '12/31/2026', '', ''],
  ])
  expect(rows[0]?.cells.slice(9)).toEqual(['9000', '21,5%', 'vet en gewoon', '36:15', '$ 12,50'])
  expect(rows[1]?.cells.slice(9, 12)).toEqual(['0090', '20,0%', 'ok'])
  expect(notes.map(({ name }) => name)).toEqual([
    'several-sheets',
    'hidden-sheets',
    'title-lines',
    'total-row',
    'mixed-dates',
    'hidden-rows',
    'hidden-columns',
    'merged-cells',
    'rounded',
  ])
})

test('a sheet is chosen by its name or number; an unknown one is refused with the names', async () => {
  const file = await made('messy-openpyxl.xlsx')
  expect((await readHere(file, tableLimits, 'oud')).heads).toEqual(['geheim'])
  await expect(readHere(file, tableLimits, '9')).rejects.toMatchObject({
    message: 'The workbook has no sheet 9.',
    repair: 'Its sheets: Info, Lijst aanslagen, Oud, Meer.',
  })
})

test('a sheet of one column is passed over while another one has values, and is read where it is the only one', async () => {
  const notes = '<dimension ref="A1:A2"/><sheetData><row><c t="inlineStr"><is><t>Niet verspreiden</t></is></c></row>'
  const sheet = (content: string): string => `<worksheet xmlns="${sheetSpace}">${content}</sheetData></worksheet>`
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:q="${relationSpace}"><sheets><sheet name="Toelichting" q:id="r1"/><sheet name="Lijst" q:id="r2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${['one', 'two'].map((part, at) => `<Relationship Id="r${at + 1}" Type="${relationSpace}/worksheet" Target="/xl/worksheets/${part}.xml"/>`).join('')}</Relationships>`,
    'xl/worksheets/one.xml': sheet(`${notes}<row><c><v>1</v></c></row>`),
  }
  const list = inlineRows([
    ['Naam', 'Kenmerk'],
    ['An', 'R-1'],
  ])
  const second = 'xl/worksheets/two.xml'
  const both = await makeWorkbook('', { ...parts, [second]: sheet(`<dimension ref="A1:B2"/><sheetData>${list}`) })
  expect((await readHere(both)).sheet).toBe('Lijst')
  expect((await readHere(both, tableLimits, 'Toelichting')).sheet).toBe('Toelichting')
  const alone = await makeWorkbook('', { ...parts, [second]: sheet('<dimension ref="A1"/><sheetData>') })
  expect((await readHere(alone)).sheet).toBe('Toelichting')
})

test('dates from 1904, and a workbook of another writer', async () => {
  expect((await readHere(await made('from-1904-openpyxl.xlsx'))).rows).toEqual([[2, 'a', '2026-12-31']])
  const { rows } = await readHere(await made('plain-xlsxwriter.xlsx'))
  expect(rows.slice(0, 2)).toEqual([
    [2, 'R-1', '2026-01-01', '1,1', 'Zoë & <Müller> “x”'],
    [3, 'R-2', '2026-01-02', '2,2', 'Zoë & <Müller> “x”'],
  ])
})

test('any texts are read back, whatever their characters', async () => {
  const cell = fc.string({ unit: fc.constantFrom(...Array.from('ab é<>&"\'\n_x0041_ 漢𝔸')), maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
      const { rows: read } = await readHere(await makeWorkbook(inlineRows([['kop', 'staart'], ...rows])))
      const expected = rows
        .map((cells) => cells.map((each) => each.replaceAll('_x0041_', 'A').trim()))
        .filter((cells) => cells.some((each) => each !== '') && cells.join() !== 'kop,staart')
      expect(read.map(([, ...cells]) => cells)).toEqual(expected)
    }),
    { numRuns: 25 },
  )
})

describe('a workbook that is none, or exceeds a limit, is refused with its reason', () => {
  const row = '<row><c t="inlineStr"><is><t>a</t></is></c></row>'
  const doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
  const sheet = 'xl/worksheets/one.xml'
  test.each<[string, () => Promise<Buffer>, RegExp]>([
    ['an archive', () => makeArchive({ 'a.txt': 'a' }), /an archive/],
    ['a text document', () => makeArchive({ 'word/document.xml': '<a/>' }), /document of Word/],
    ['an external entity', () => makeWorkbook('', { [sheet]: `${doctype}<worksheet/>` }), /declares entities/],
    ['broken XML', () => makeWorkbook('<row><c>'), /no XML/],
    ['a sheet without values', () => makeWorkbook('<row><c s="1"/></row>'), /is empty/],
    ['a missing text', () => makeWorkbook('<row><c t="s"><v>7</v></c></row>'), /missing text/],
    ['a column that does not exist', () => makeWorkbook('<row><c r="XFE1"><v>1</v></c></row>'), /in no column/],
    ['a number that is none', () => makeWorkbook('<row><c><v>1e999</v></c></row>'), /number is none/],
    ['too many rows', () => makeWorkbook(row.repeat(22)), /more than 20 rows/],
    ['too many columns', () => makeWorkbook(inlineRows([Array.from({ length: 11 }, (_, n) => `k${n}`)])), /11 columns/],
    [
      'a cell that is too long',
      () => makeWorkbook(inlineRows([['kop'], ['x'.repeat(101)]])),
      /more than 100 characters/,
    ],
    ['half a file', async () => (await makeWorkbook(row)).subarray(0, 300), /damaged or incomplete/],
  ])('%s', async (_name, make, words) => {
    const limits = { maxBytes: 1_000_000, maxRows: 20, maxColumns: 10, maxCell: 100 }
    await expect(readHere(await make(), limits)).rejects.toThrow(words)
  })

  test('files of other programs are named, and texts end at their limit', async () => {
    await expect(readTable(await made('old-xlwt.xls'))).rejects.toThrow(/old Excel \(\.xls\)/)
    await expect(readTable(await made('list-odfpy.ods'))).rejects.toThrow(/LibreOffice \(\.ods\)/)
    const locked = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')])
    await expect(readTable(locked)).rejects.toThrow(/protected with a password/)
    const parts: WorkbookParts = {
      has: () => true,
      read: async function* () {
        yield Buffer.from(`<sst>${'<si><t>aaaaaaaaaa</t></si>'.repeat(11)}</sst>`)
      },
      close: () => undefined,
    }
    expect(await readSharedStrings(parts, 's', 110)).toHaveLength(11)
    await expect(readSharedStrings(parts, 's', 109)).rejects.toThrow(/more text than/)
  })
})

describe('numbers as a sheet shows them', () => {
  test.each<[number, string, string]>([
    [1337.66, 'General', '1337,66'],
    [0.1 + 0.2, 'General', '0,3'],
    [85631212493, 'General', '85631212493'],
    [1e-7, 'General', '0,0000001'],
    [1.005, '0.00', '1,01'],
    [-2.5, '0', '-3'],
    [-0.001, '0.00', '0,00'],
    [1067, '00000', '01067'],
    [1021900175, '00"."00"."00-000"."00', '01021900175'],
    [1234.5, '#,##0.00\\ [$€-813]', '1234,50'],
    [1234.5, '_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-', '1234,50'],
    [12, '[$£-809]#,##0', '£ 12'],
    [0.21, '0%', '21%'],
    [46387, 'd/mm/yyyy;@', '2026-12-31'],
    [46387, '[$-813]dddd\\ d\\ mmmm\\ yyyy', '2026-12-31'],
    [46387.604166667, 'dd/mm/yyyy\\ hh:mm', '2026-12-31 14:30'],
    [0.604166667, 'h:mm AM/PM', '14:30'],
    [1.5, '[h]:mm', '36:00'],
    [59, 'd/m/yy', '1900-02-28'],
    [61, 'd/m/yy', '1900-03-01'],
    [3_000_000, 'd/m/yy', '########'],
    [5, '@', '5'],
    [0.5, '# ?/?', '0,5'],
  ])('%d by %s', (value, code, text) => expect(showNumber(value, readFormat(code), false).text).toBe(text))

  test('every amount with two decimals is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
        const { text, isRounded } = showNumber(cents / 100, readFormat('#,##0.00'), false)
        expect([text.replace(',', '.'), isRounded]).toEqual([(cents / 100).toFixed(2), false])
      }),
    )
  })
})
