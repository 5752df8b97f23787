export interface CsvRow {
  /** 1 is the first row below the names of the columns; rows without any value are not counted. */
  readonly row: number
  /** Line of the file, or row of the sheet, from 1, at which the row begins. */
  readonly line: number
  /** In the order of the heads; more or fewer than these where the row is ragged. Empty cells beyond the heads are left out. */
  readonly cells: readonly string[]
  /** The rows that follow and belong to the same letter: they hold further items of its lists. */
  readonly more?: readonly CsvRow[]
  /** Another row with the same reference that is not of the same letter, and the place of the column, from 0, that differs. */
  readonly differs?: { readonly row: number; readonly line: number; readonly place: number }
}

/** A table whose rows are in memory. */
export interface Csv {
  readonly heads: readonly string[]
  readonly rows: readonly CsvRow[]
  /** Set for CSV only. */
  readonly delimiter?: string
}

/** Names of columns are compared by their letters and digits, without case and accents: `Bedrag (€)` is `bedrag`. */
export function plainName(head: string): string {
  return head
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
