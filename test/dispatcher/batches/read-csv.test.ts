import { isAscii, isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsvSteps } from '../../support/tables/read-csv-steps.ts'
import { readTable } from '../../support/tables/read-table.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text, encoding)
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
/** The upper half of Windows-1252 as Microsoft lists it, independent of the table of the reader. */
const windows = new Map(
  Object.entries({
    '€': 0x80,
    '‚': 0x82,
    ƒ: 0x83,
    '„': 0x84,
    '…': 0x85,
    '†': 0x86,
    '‡': 0x87,
    ˆ: 0x88,
    '‰': 0x89,
    Š: 0x8a,
  }).concat(
    Object.entries({
      '‹': 0x8b,
      Œ: 0x8c,
      Ž: 0x8e,
      '‘': 0x91,
      '’': 0x92,
      '“': 0x93,
      '”': 0x94,
      '•': 0x95,
      '–': 0x96,
      '—': 0x97,
    }),
    Object.entries({ '˜': 0x98, '™': 0x99, š: 0x9a, '›': 0x9b, œ: 0x9c, ž: 0x9e, Ÿ: 0x9f }),
  ),
)
const asWindows1252 = (text: string): Buffer =>
  Buffer.from(Array.from(text, (character) => windows.get(character) ?? character.charCodeAt(0)))

/** A cell as a spreadsheet writes it: quoted only where it must be. */
const written = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

const dialects = [
  { name: 'Excel in Belgium, CSV UTF-8', delimiter: ';', encode: (text: string) => bytes(`\uFEFF${text}`) },
  { name: 'Excel in Belgium, CSV', delimiter: ';', encode: asWindows1252, windows: true },
  { name: 'Excel in English, CSV', delimiter: ',', encode: asWindows1252, windows: true },
  { name: 'Excel, Unicode text', delimiter: '\t', encode: (text: string) => bytes(`\uFEFF${text}`, 'utf16le') },
  { name: 'UTF-16 big-endian', delimiter: ';', encode: (text: string) => swapped(`\uFEFF${text}`) },
  { name: 'LibreOffice', delimiter: ',', encode: (text: string) => bytes(text) },
  { name: 'with sep=', delimiter: '|', encode: (text: string) => bytes(`sep=|\r\n${text}`) },
] as const

describe('a table is read as it was written', () => {
  test.each(dialects)('$name', async (dialect) => {
    const { delimiter, encode } = dialect
    const plain = 'windows' in dialect ? 'abcXYZ 019,;"€’–…Šžéèüßÿ\n' : 'abcXYZ 019,;"|€’–Šžéüß漢Ω𝔸\t\n'
    const cell = fc
      .array(fc.constantFrom(...Array.from(plain)), { maxLength: 8 })
      .map((characters) => characters.join('').trim())
      .filter((text) => !text.startsWith("'"))
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      )
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\r\n', '\n'), fc.nat(3), async (rows, newline, more) => {
        const heads = (rows[0] ?? []).map((_, place) => `kop ${place}`)
        const extra = Array.from({ length: more }, () => '')
        const lines = [heads, ...rows].map((cells) =>
          [...cells, ...extra].map((each) => written(each, delimiter)).join(delimiter),
        )
        const file = encode(`${lines.join(newline)}${newline}`)
        // Bytes that are valid in both encodings are read as UTF-8.
        fc.pre(!('windows' in dialect) || isAscii(file) || !isUtf8(file))
        const read = await readCsvSteps(file)
        expect(read.heads).toEqual(heads)
        expect(read.rows.map(({ cells }) => cells)).toEqual(rows.filter((cells) => cells.some((each) => each !== '')))
        let line = 2 + ('sep' in dialect ? 1 : 0) + (dialect.name === 'with sep=' ? 1 : 0)
        const begins = rows.flatMap((cells) => {
          const at = line
          line += 1 + cells.join('').split('\n').length - 1
          return cells.some((each) => each !== '') ? [at] : []
        })
        expect(read.rows.map((row) => row.line)).toEqual(begins)
      }),
      { numRuns: 30 },
    )
  })
})

test('rows and columns without any value are skipped; lines are those of the file', async () => {
  const { heads, rows } = await readTable(bytes('naam;bedrag;;\r\n;;;\r\nJan;1;;\r\n\r\n ; ;;\r\nEls;2;;\r\n'))
  expect(heads).toEqual(['naam', 'bedrag'])
  expect(rows).toEqual([
    { row: 1, line: 3, cells: ['Jan', '1'] },
    { row: 2, line: 6, cells: ['Els', '2'] },
  ])
})

test('a ragged row keeps its cells, so that their number can be reported', async () => {
  const { rows } = await readTable(bytes('a;b;c\n1;2\n1;2;3;4\n1;2;3;;\n'))
  expect(rows.map(({ cells }) => cells.length)).toEqual([2, 4, 3])
})

test('the apostrophe that marks a cell as text is removed; one of a name is kept', async () => {
  const { rows } = await readTable(
    bytes("a;b\n'85631212493;x\n'-5,00;x\n'85.63.12-124.93;x\n's Gravenwezel;x\n't Hofke;x\n'80s disco;x\n"),
  )
  expect(rows.map(({ cells }) => cells[0])).toEqual([
    '85631212493',
    '-5,00',
    '85.63.12-124.93',
    "'s Gravenwezel",
    "'t Hofke",
    "'80s disco",
  ])
})

describe('a file that is not a table is named for what it is', () => {
  test.each<[string, Buffer, RegExp]>([
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /\(\.xls\)/],
    ['a PDF', bytes('%PDF-1.7'), /a PDF/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), /UTF-32/],
    ['UTF-16 that ends within a character', Buffer.from([0xff, 0xfe, 0x61, 0, 0x62]), /incomplete or damaged/],
    ['a mixture', Buffer.concat([bytes('naam\nZoë\n'), asWindows1252('Zoë\n')]), /line 2 is UTF-8/],
    ['a control character', bytes('naam\nJan\u0007\n'), /line 2 holds a control character/],
    ['nothing', bytes(''), /empty/],
    ['only separators', bytes(';;;\n;;;\n'), /empty/],
    ['an open quote', bytes('naam\n"Jan\n'), /never closed/],
    ['a column without a name', bytes('a;;c\n1;2;3\n'), /Column 2 has values and no name/],
    ['two columns of one name', bytes('Naam;bedrag;naam \n1;2;3\n'), /Two columns are named naam/],
  ])('%s', async (_, file, words) => {
    await expect(readTable(file)).rejects.toThrow(words)
  })
})

describe('what a list holds besides its rows', () => {
  const names = (table: { notes: readonly { name: string }[] }): string[] => table.notes.map(({ name }) => name)
  const read = (text: string) => readCsvSteps(bytes(text))

  test('a title, repeated heads and a total are left out and reported', async () => {
    const short = await read('Export\nGebruiker: Jan\n\nNr;Naam;Straat;Gemeente\n1;A;B;C\n2;D;E;F\nTotaal: 2;;;\n')
    expect(short.rows.map(({ line }) => line)).toEqual([5, 6])
    const table = await read(
      'Lijst aanslagen 2026;;;\n;;;\nRef;Naam;Bedrag;Tot\nA;Jan;5;x\nRef;Naam;Bedrag;Tot\nB;Els;6;y\nTotaal;;11;\n',
    )
    expect(table.heads).toEqual(['Ref', 'Naam', 'Bedrag', 'Tot'])
    expect(table.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [4, 'A'],
      [6, 'B'],
    ])
    expect(names(table)).toEqual(['title-lines', 'total-row', 'heads-repeated'])
  })

  test('the order of day and month is that of the whole column', async () => {
    const table = await read(
      'a;b;c\n01/02/2026;01/02/2026;01/02/2026\n12/31/2026;31/12/2026;12/31/2026\n;;31/12/2026\n',
    )
    expect(table.facts.map(({ isMonthFirst }) => isMonthFirst)).toEqual([true, false, false])
    expect(names(table)).toEqual(['month-before-day', 'mixed-date-order'])
  })

  test('a decimal comma in every row does not make a comma the separator', async () => {
    expect((await read('naam;bedrag\nJan;1,50\nEls;2,50\nPiet;3,50\n')).heads).toEqual(['naam', 'bedrag'])
    expect((await read('a|b\n1|2\n')).heads).toEqual(['a', 'b'])
    expect((await read('a\tb\rx, y\tz\r')).rows.map(({ cells }) => cells)).toEqual([['x, y', 'z']])
  })

  test('a first line of values, a long cell, too many columns and a quotation mark that is never closed are refused', async () => {
    await expect(read('85631212493;Jan\n85631212493;Els\n')).rejects.toThrow(/should name the columns/)
    await expect(read(`a;b\n1;${'x'.repeat(100_001)}\n`)).rejects.toThrow(/cell of column 2 at line 2/)
    await expect(read(Array.from({ length: 501 }, (_, n) => `k${n}`).join(';'))).rejects.toThrow(/501 columns/)
    const rows = Array.from({ length: 40 }, (_, n) => (n === 4 ? '5;"Jan' : `${n};Jan`))
    await expect(read(`nr;naam\n${rows.join('\n')}`)).rejects.toThrow(/row that begins at line 6, a cell begins/)
    const long = Array.from({ length: 200_000 }, (_, n) => (n === 4 ? '5;"Jan' : `${n};Janssens`))
    await expect(read(`nr;naam\n${long.join('\n')}`)).rejects.toThrow(/row that begins at line 6 has more than/)
  })

  test('bytes of Windows-1252 in the last of many pieces decide about the whole', async () => {
    const rows = Array.from({ length: 2_000 }, (_, n) => `${n};Jan\r\n`).join('')
    const pieces = [
      bytes('nr;naam\r\n'),
      ...(rows.match(/.{1,997}/gs) ?? []).map((each) => bytes(each)),
      asWindows1252('x;Zoë – “Ÿ”\r\n'),
    ]
    const table = await readTable(pieces)
    expect(table.rows.at(-1)).toEqual({ row: 2_001, line: 2_002, cells: ['x', 'Zoë – “Ÿ”'] })
    const split = Buffer.from('naam\nZoë €\n')
    const cut = Array.from({ length: split.length }, (_, at) => split.subarray(at, at + 1))
    expect((await readTable(cut)).rows[0]?.cells).toEqual(['Zoë €'])
  })
})
