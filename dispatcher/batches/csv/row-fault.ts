import type { ToldName } from '../values/cell-value.ts'

/** A fault of a row: the column, absent for the whole row, and how to repair it. */
export interface RowFault {
  readonly column?: string
  readonly detail: string
  /** Code of a fault of the hub. */
  readonly code?: string
}

/** What was understood of a cell, or restored in it, and prevents nothing. */
export interface RowNote {
  readonly column: string
  readonly name: ToldName
  readonly detail: string
}
