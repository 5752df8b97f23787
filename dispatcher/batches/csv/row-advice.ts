import type { CsvRow } from './csv-row.ts'
import type { RowFault } from './row-fault.ts'

/** A row of another length may have its values in the wrong columns: it is never sent. */
export function raggedAdvice({ cells }: CsvRow, heads: number): string {
  const swallowed = cells.some((cell) => cell.split('\n').length > 2)
  const cause = swallowed
    ? 'a quotation mark that is not closed: a value runs over several lines'
    : `${cells.length > heads ? 'a separator' : 'a line break'} in a value that is not between quotes`
  return `The row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, the heading ${heads}. Look for ${cause}.`
}

export function differenceOf(
  { row, line }: CsvRow,
  other: NonNullable<CsvRow['differs']>,
  heads: readonly string[],
): RowFault {
  return {
    column: heads[other.place] ?? '',
    detail: `Rows ${Math.min(row, other.row)} and ${Math.max(row, other.row)} (lines ${Math.min(line, other.line)} and ${Math.max(line, other.line)}) have one reference and differ in this column. Make it equal in all rows of the letter, or give each letter its own reference.`,
  }
}
