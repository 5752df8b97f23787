import type { CsvColumn } from '../columns/csv-columns.ts'
import type { CsvRow } from './csv-row.ts'

/** Rows of one letter; a list has fewer items. */
const maxJoined = 1_000

/**
 * Joins rows that follow each other and have the same key, else the same reference, into one letter, where columns hold the items of
 * a list. Their other cells are equal, or empty below the first row; rows with another difference stay apart and say so.
 */
export async function* joinRows(rows: AsyncIterable<CsvRow>, columns: readonly CsvColumn[]): AsyncGenerator<CsvRow> {
  if (columns.every(({ kind }) => kind !== 'item')) return yield* rows
  const nameOf = namer(columns)
  let group: CsvRow[] = []
  for await (const row of rows) {
    const [first] = group
    const name = nameOf(row)
    if (first !== undefined && name !== undefined && name === nameOf(first) && group.length < maxJoined) {
      group.push(row)
      continue
    }
    yield* joined(group, columns)
    group = [row]
  }
  yield* joined(group, columns)
}

function namer(columns: readonly CsvColumn[]): (row: CsvRow) => string | undefined {
  const key = columns.findIndex(({ kind }) => kind === 'key')
  const reference = columns.findIndex((column) => column.kind === 'field' && column.name === 'reference')
  return ({ cells }) => cells[key] || cells[reference] || undefined
}

function* joined(group: readonly CsvRow[], columns: readonly CsvColumn[]): Generator<CsvRow> {
  const [first, ...more] = group
  if (first === undefined) return
  const differing = more.map((row) => ({ row, place: differenceOf(first, row, columns) }))
  const found = differing.find(({ place }) => place !== undefined)
  if (found?.place === undefined) {
    yield more.length === 0 ? first : { ...first, more }
    return
  }
  // Which of the rows are one letter is unknown: each is reported with one that differs.
  const { place } = found
  yield { ...first, differs: { row: found.row.row, line: found.row.line, place } }
  for (const { row } of differing) yield { ...row, differs: { row: first.row, line: first.line, place } }
}

/** The place of the first cell outside the list that differs and is not empty. */
function differenceOf(first: CsvRow, row: CsvRow, columns: readonly CsvColumn[]): number | undefined {
  const place = columns.findIndex(({ kind }, at) => {
    const cell = row.cells[at] ?? ''
    return kind !== 'item' && kind !== 'ignored' && cell !== '' && cell !== (first.cells[at] ?? '')
  })
  return place < 0 ? undefined : place
}
