/** The limits of a table from an untrusted source; a table that exceeds one is refused with its name. */
export interface TableLimits {
  /** Bytes of the file. */
  readonly maxBytes: number
  /** Rows below the names of the columns. */
  readonly maxRows: number
  readonly maxColumns: number
  /** Characters of a cell; Excel itself holds 32,767. */
  readonly maxCell: number
}

export const tableLimits: TableLimits = {
  maxBytes: 200 * 1024 * 1024,
  maxRows: 100_000,
  maxColumns: 500,
  maxCell: 100_000,
}
