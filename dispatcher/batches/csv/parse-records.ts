import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { TableRecord } from '../tables/shape/table-record.ts'
import { findDelimiter, readSeparatorLine } from './find-delimiter.ts'
import { TableRefused } from './table-refused.ts'

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/** Characters from which the delimiter is determined. */
const sampleLength = 65_536

export interface CsvRecords {
  readonly delimiter: string
  readonly records: AsyncIterable<TableRecord>
}

/**
 * The records of a text in CSV, with the line at which each begins.
 * @param maxRecord the maximum number of characters of a record: a quotation mark that is not closed makes one of the whole rest
 */
export async function parseRecords(texts: AsyncIterator<string>, maxRecord: number): Promise<CsvRecords> {
  let sample = ''
  let isDone = false
  while (sample.length < sampleLength && !isDone) {
    const next = await texts.next()
    if (next.done === true) isDone = true
    else sample += next.value
  }
  const separatorLine = readSeparatorLine(sample)
  const delimiter = separatorLine?.delimiter ?? findDelimiter(sample)
  const text = separatorLine === undefined ? sample : sample.slice(separatorLine.length)
  const rest = withRest(text, texts)
  return { delimiter, records: recordsOf(rest, { delimiter, maxRecord, skipped: separatorLine === undefined ? 0 : 1 }) }
}

async function* withRest(first: string, texts: AsyncIterator<string>): AsyncGenerator<string> {
  if (first !== '') yield first
  for (let next = await texts.next(); next.done !== true; next = await texts.next()) yield next.value
}

interface Dialect {
  readonly delimiter: string
  readonly maxRecord: number
  /** Lines of the file above the text. */
  readonly skipped: number
}

async function* recordsOf(texts: AsyncIterable<string>, dialect: Dialect): AsyncGenerator<TableRecord> {
  const { delimiter, maxRecord, skipped } = dialect
  // The line after the last record that was parsed: a stream that fails drops the records that were not yet taken from it.
  let next = 1 + skipped
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    max_record_size: maxRecord,
    // A fault of a row is reported with its row, and affects no other.
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (record: string[], { lines }) => {
      next = skipped + lines + 1
      return record
    },
  })
  // An error ends the iteration below too; the callback only prevents that it is reported twice.
  pipeline(Readable.from(texts), parser, () => undefined)
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const line = skipped + info.lines - linesWithin(record)
      yield { line, cells: record }
    }
  } catch (error) {
    throw inWords(error, next, maxRecord)
  }
}

function inWords(error: unknown, line: number, maxRecord: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return new TableRefused(
      `The file is no CSV: in the row that begins at line ${line}, a cell begins with a quotation mark that is never closed.`,
      'Look for a single " in that row; within a cell that is in quotes it is written twice.',
      { name: 'open-quote', values: { line } },
    )
  if (code === 'CSV_MAX_RECORD_SIZE')
    return new TableRefused(
      `The row that begins at line ${line} has more than ${maxRecord.toLocaleString('en')} characters.`,
      'A quotation mark in that row may not be closed, so that the following rows are read as part of it; or the file is no table.',
      { name: 'row-too-long', values: { line } },
    )
  return code?.startsWith('CSV_') === true
    ? new TableRefused(`The file is no CSV (${code}, line ${line}).`, undefined, { name: 'no-text', values: { line } })
    : error
}

function linesWithin(record: readonly string[]): number {
  let count = 0
  for (const cell of record) if (/[\r\n]/.test(cell)) count += cell.split(/\r\n?|\n/).length - 1
  return count
}
