import type { MergedCells } from '../read-rows.ts'
import type { ShapedTable } from '../shape/shape-table.ts'
import type { TableLimits } from '../table-limits.ts'

/** What a child process reads; its paths are in a folder that only the owner of the process can read. */
export interface WorkbookTask {
  readonly sourceFile: string
  readonly rowsFile: string
  readonly limits: TableLimits
  readonly sheet: string | undefined
}

export interface WorkbookTable extends ShapedTable {
  readonly sheet: string
  /** Every sheet that can be chosen, hidden ones included. */
  readonly sheets: readonly string[]
  /** By their first row. */
  readonly merges: readonly MergedCells[]
}

export type WorkbookAnswer =
  | { readonly table: WorkbookTable }
  | { readonly refused: { readonly message: string; readonly repair: string | undefined } }
