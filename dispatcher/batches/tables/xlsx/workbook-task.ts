import type { TableReason } from '../../csv/table-refused.ts'
import type { MergedCells } from '../read-rows.ts'
import type { ShapedTable } from '../shape/shape-table.ts'
import type { TableChoice } from '../table-choice.ts'
import type { TableLimits } from '../table-limits.ts'

/** What a child process reads; its paths are in a folder that only the owner of the process can read. */
export interface WorkbookTask {
  readonly sourceFile: string
  readonly rowsFile: string
  readonly limits: TableLimits
  readonly choice: TableChoice
}

export interface SheetSize {
  readonly name: string
  readonly isHidden: boolean
  /** Rows below the names of the columns; an estimate of a sheet that was not read, absent where the workbook does not say. */
  readonly rows?: number
}

export interface WorkbookTable extends ShapedTable {
  readonly sheet: string
  /** Every sheet that can be chosen, hidden ones included. */
  readonly sheets: readonly SheetSize[]
  /** By their first row. */
  readonly merges: readonly MergedCells[]
}

export type WorkbookAnswer =
  | { readonly table: WorkbookTable }
  | { readonly refused: { readonly message: string; readonly repair: string | undefined; readonly why: TableReason } }
