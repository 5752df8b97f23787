/** Which table of a file is read. */
export interface TableChoice {
  /** Of a workbook: the name or the number, from 1, of the sheet; absent: the first visible one with values. */
  readonly sheet?: string | undefined
  /** Line of the file, or row of the sheet, from 1, that names the columns; absent: it is found. */
  readonly headRow?: number | undefined
  /** Columns without a name, or with the name of another one, get a name, for a person who says what they are used for. */
  readonly namesColumns?: boolean | undefined
}
