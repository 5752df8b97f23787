import type { ColumnMapping } from './column-use.ts'

/** How the columns of one list are read; stored with the list. It holds names of columns only. */
export interface ListColumns {
  readonly uses: ColumnMapping
  /**
   * Columns in which the zeros in front are restored that a spreadsheet dropped, postal codes included; in the other ones they are not.
   * Absent: zeros are restored where check digits prove them.
   */
  readonly restoreZeros?: readonly string[]
}
