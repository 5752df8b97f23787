import { plainName } from '../../csv/csv-row.ts'
import { TableRefused } from '../../csv/table-refused.ts'
import type { TableChoice } from '../table-choice.ts'
import type { TableLimits } from '../table-limits.ts'
import { type ColumnFacts, openColumnFacts } from './column-facts.ts'
import { assertDistinct, assertHeads, assertNamed, assertWithin, usedLength } from './assert-table.ts'
import { findHead, headSample } from './find-head.ts'
import { withLetters, withOwnNames } from './name-columns.ts'
import { dateNotes, namelessNote, renamedNote, titleNote } from './notes.ts'
import type { TableNote, TableRecord } from './table-record.ts'

/** A table whose rows were written away. */
export interface ShapedTable {
  readonly heads: readonly string[]
  /** Line of the names of the columns. */
  readonly headLine: number
  readonly rowCount: number
  readonly facts: readonly ColumnFacts[]
  readonly notes: readonly TableNote[]
}

/** How a table is read; `headRow` and `namesColumns` as in `TableChoice`. */
export interface ShapeOptions extends Omit<TableChoice, 'sheet'> {
  /** A sheet does not write its empty cells, so that a shorter row is no sign of a fault. */
  readonly isSheet?: boolean
}

/** Receives the records of a table in their order. Both methods throw TableRefused. */
export interface TableShaper {
  readonly push: (record: TableRecord) => void
  /** Whether the table has a row with values so far. */
  readonly hasValues: () => boolean
  readonly finish: () => ShapedTable
}

const totals =
  /^(?:(?:sub|eind|algemeen|grand)[\s-]?)?(?:tota[al]l?|totaux|som|somme|summe|sum|gesamt(?:summe)?)\b[\s:]*/i

/**
 * Finds the names of the columns, leaves out what is no row of data, and passes the rows on: rows without any value, title lines,
 * a row of totals at the end, and the names of the columns where they are repeated between the rows.
 * @param write called for each row, in order, with its line and its cells
 */
export function openTableShaper(
  limits: TableLimits,
  write: (record: TableRecord) => void,
  { isSheet = false, headRow, namesColumns = false }: ShapeOptions = {},
): TableShaper {
  const facts = openColumnFacts()
  const notes: TableNote[] = []
  const nameless = new Map<number, number>()
  let waiting: TableRecord[] | undefined = []
  let heads: string[] = []
  let headLine = 0
  let rowCount = 0
  let repeated: { line: number; count: number } | undefined
  let last: TableRecord | undefined

  const settleHeads = (): void => {
    const records = waiting ?? []
    waiting = undefined
    const place = headRow === undefined ? findHead(records) : records.findIndex(({ line }) => line === headRow)
    const head = records[place]
    if (head === undefined && records.length > 0)
      throw new TableRefused(
        `Row ${headRow} has no values, so it cannot name the columns.`,
        'Choose the row with the names of the columns.',
        { name: 'no-such-row', values: { row: headRow ?? 0 } },
      )
    if (head === undefined)
      throw new TableRefused('The file is empty.', 'Its first line holds the names of the columns.', {
        name: 'empty',
      })
    const names = widened(withoutEmptyEnd(head.cells).map(nameOf), head, records)
    assertHeads(names, head.line, limits)
    heads = namesColumns ? withOwnNames(names) : assertDistinct(names)
    if (heads.some((name, at) => name !== names[at])) notes.push(renamedNote(heads, names))
    headLine = head.line
    if (place > 0) notes.push(titleNote(head.line))
    for (const record of records.slice(place + 1)) addRow(record)
  }
  /** A column at the end may have values and no name. A sheet does not write its empty cells; CSV separates every one. */
  const widened = (names: string[], head: TableRecord, records: readonly TableRecord[]): string[] => {
    if (!namesColumns) return names
    const width = isSheet ? Math.max(...records.map(({ cells }) => usedLength(cells))) : head.cells.length
    return [...names, ...Array.from({ length: Math.max(0, width - names.length) }, () => '')]
  }
  const addRow = (record: TableRecord): void => {
    if (last !== undefined) writeRow(last)
    last = undefined
    if (isHead(record.cells, heads)) {
      repeated ??= { line: record.line, count: 0 }
      repeated.count += 1
    } else last = record
  }
  const writeRow = ({ line, cells }: TableRecord): void => {
    rowCount += 1
    if (rowCount > limits.maxRows)
      throw new TableRefused(
        `The table has more than ${limits.maxRows.toLocaleString('en')} rows.`,
        'Divide it over several files.',
        { name: 'too-many-rows', values: { rows: limits.maxRows } },
      )
    const kept = cells.length > heads.length ? cells.slice(0, Math.max(heads.length, usedLength(cells))) : cells
    for (const [place, cell] of kept.entries()) {
      if (cell === '') continue
      if (place < heads.length && heads[place] === '' && !nameless.has(place)) nameless.set(place, line)
      facts.count(place, cell, line)
    }
    const missing = isSheet ? heads.length - kept.length : 0
    write({ line, cells: missing > 0 ? [...kept, ...Array.from({ length: missing }, () => '')] : kept })
  }
  return {
    push: (record) => {
      const cells = record.cells.map((cell) => trimmed(cell))
      if (cells.every((cell) => cell === '')) return
      assertWithin({ line: record.line, cells }, limits, heads)
      if (waiting === undefined) return addRow({ line: record.line, cells })
      waiting.push({ line: record.line, cells })
      if (headRow === undefined ? waiting.length === headSample : record.line >= headRow) settleHeads()
    },
    hasValues: () => waiting === undefined || waiting.length > 0,
    finish: () => {
      if (waiting !== undefined) settleHeads()
      if (last !== undefined) {
        if (isTotal(last.cells, heads))
          notes.push({
            name: 'total-row',
            detail: `The last row (line ${last.line}) is a total and is left out.`,
            values: { line: last.line },
          })
        else writeRow(last)
      }
      if (!namesColumns) assertNamed(nameless)
      else if (nameless.size > 0) {
        heads = withLetters(heads, nameless)
        notes.push(namelessNote(heads, nameless))
      }
      if (repeated !== undefined)
        notes.push({
          name: 'heads-repeated',
          detail: `The names of the columns are repeated between the rows (${repeated.count} ×, first at line ${repeated.line}); these rows are left out.`,
          values: repeated,
        })
      const dates = heads.map((head, place) => dateNotes(head, facts.of(place)))
      notes.push(...dates.flatMap((each) => each.notes))
      return { heads, headLine, rowCount, facts: dates.map(({ isMonthFirst }) => ({ isMonthFirst })), notes }
    },
  }
}

const invisible = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g

function trimmed(cell: string): string {
  return cell === '' ? cell : cell.replaceAll(invisible, '')
}

function nameOf(head: string): string {
  return head.replaceAll(/\s+/g, ' ')
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, usedLength(cells))
}

function isHead(cells: readonly string[], heads: readonly string[]): boolean {
  return (
    plainName(cells[0] ?? '') === plainName(heads[0] ?? '') &&
    heads.length > 1 &&
    heads.every((head, place) => plainName(head) === plainName(cells[place] ?? ''))
  )
}

function isTotal(cells: readonly string[], heads: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return heads.length > 2 && filled.length <= Math.ceil(heads.length / 2) && filled.some((cell) => totals.test(cell))
}
