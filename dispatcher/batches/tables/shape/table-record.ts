/** A record of a CSV file or a row of a sheet, before the names of the columns are known. */
export interface TableRecord {
  /** Line of the file or row of the sheet, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A finding about the whole table that the sender should know, and that prevents nothing. */
export interface TableNote {
  readonly name: NoteName
  /** An English sentence. */
  readonly detail: string
  /** What the sentence is about, for texts in a language other than English. */
  readonly values: Readonly<Record<string, string | number>>
}
export type NoteName =
  | 'title-lines'
  | 'columns-without-name'
  | 'names-repeated'
  | 'mixed-decimals'
  | 'total-row'
  | 'heads-repeated'
  | 'month-before-day'
  | 'mixed-date-order'
  | 'mixed-dates'
  | 'several-sheets'
  | 'hidden-sheets'
  | 'hidden-rows'
  | 'hidden-columns'
  | 'merged-cells'
  | 'rounded'
  | 'dates-from-1904'
