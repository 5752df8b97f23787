import { parse } from 'csv-parse/sync'
import { decodeTable } from './decode-table.ts'
import { TableRefused } from './table-refused.ts'

export interface CsvRow {
  /** 1 is the first row below the names of the columns; rows without any value are not counted. */
  readonly row: number
  /** Line of the file, from 1, at which the row begins. */
  readonly line: number
  /** In the order of the heads; more or fewer than these where the row is ragged. Empty cells beyond the heads are left out. */
  readonly cells: readonly string[]
}

export interface Csv {
  readonly heads: readonly string[]
  readonly rows: readonly CsvRow[]
  readonly delimiter: string
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/**
 * A table as spreadsheets write it: separated by `,`, `;` or tab, or by the sign in a first line `sep=;`; in the encodings of
 * `decodeTable`. Rows without any value are skipped, and so are empty columns after the last named one.
 * @throws TableRefused for what is no table, or a table whose columns are not named
 */
export function readCsv(bytes: Uint8Array): Csv {
  const { text, delimiter, skippedLines } = withoutSeparatorLine(decodeTable(bytes))
  const records = parseRecords(text, delimiter)
    .map(({ record, info }) => ({
      cells: record.map(readText),
      line: skippedLines + info.lines - linesWithin(record),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first, ...others] = records
  if (first === undefined)
    throw new TableRefused('The file is empty.', 'Its first line holds the names of the columns.')
  const heads = withoutEmptyEnd(first.cells)
  const rows = others.map(({ cells, line }, place) => ({
    row: place + 1,
    line,
    cells: cells.slice(0, Math.max(heads.length, withoutEmptyEnd(cells).length)),
  }))
  return { heads: checkedHeads(heads, rows), rows, delimiter }
}

/** `sep=;`, which Excel reads and some programs write for it. */
function withoutSeparatorLine(text: string): { text: string; delimiter: string; skippedLines: number } {
  const [whole, quote, delimiter] = /^("?)sep=(.)\1[;,\t]*(?:\r\n?|\n|$)/i.exec(text) ?? []
  if (whole === undefined || quote === undefined || delimiter === undefined)
    return { text, delimiter: delimiterOf(text), skippedLines: 0 }
  return { text: text.slice(whole.length), delimiter, skippedLines: 1 }
}

/** The sign that occurs most among the names of the columns, outside quotes. */
function delimiterOf(text: string): string {
  const [first = ''] = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.trimStart()) ?? []
  const bare = first.replaceAll(/"(?:[^"]|"")*"/g, '')
  const count = (delimiter: string): number => bare.split(delimiter).length
  return [';', '\t', ','].reduce((best, each) => (count(each) > count(best) ? each : best), ',')
}

function parseRecords(text: string, delimiter: string): Parsed[] {
  try {
    return parse(text, {
      delimiter,
      info: true,
      // A fault of a row is reported with its row, and affects no other.
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'CSV_QUOTE_NOT_CLOSED')
      throw new TableRefused(
        'The file is no CSV: a cell begins with a quotation mark that is never closed.',
        'Look for a single " in the table; within a cell that is in quotes it is written twice.',
      )
    throw new TableRefused(`The file is no CSV (${code}).`)
  }
}

/** The apostrophe by which a spreadsheet turns a number or a formula into text is no part of the value. */
function readText(cell: string): string {
  return cell.trim().replace(/^'(?=[=+@-]|[\d\s.,/-]+$)/, '')
}

function linesWithin(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split(/\r\n?|\n/).length - 1, 0)
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

/** Every column between named ones that holds a value has a name, and no two have the same one. */
function checkedHeads(heads: string[], rows: readonly CsvRow[]): string[] {
  const nameless = heads.findIndex(
    (head, place) => head === '' && rows.some(({ cells }) => (cells[place] ?? '') !== ''),
  )
  if (nameless >= 0)
    throw new TableRefused(`Column ${nameless + 1} has values and no name.`, 'Name it in the first row, or remove it.')
  const twice = heads.find((head, place) => head !== '' && isRepeated(heads, place))
  if (twice !== undefined)
    throw new TableRefused(`Two columns are named ${twice}.`, 'Rename one of them, or remove it.')
  return heads
}

function isRepeated(heads: readonly string[], place: number): boolean {
  const name = plainName(heads[place] ?? '')
  return heads.some((other, at) => at < place && plainName(other) === name)
}

/** Names of columns are compared without case, and without spaces and signs between words. */
export function plainName(head: string): string {
  return head.toLowerCase().replaceAll(/[\s_-]/g, '')
}
