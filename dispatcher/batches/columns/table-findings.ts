import type { TableReasonName } from '../../../core/words/table-reasons.ts'
import { type CsvRow, plainName } from '../csv/csv-row.ts'
import type { OpenedTable } from '../tables/open-table.ts'
import { synonyms } from './guess/synonyms.ts'
import { openColumnScan, type ScannedColumn } from './scan-columns.ts'

/** Why another sheet or another row of names could not be read. */
export interface RefusedChoice {
  readonly detail: string
  readonly reason: TableReasonName
  readonly values?: Readonly<Record<string, string | number>>
}

/** What a person needs to see of a table to say what its columns are used for. */
export interface TableFindings
  extends Pick<OpenedTable, 'kind' | 'heads' | 'headLine' | 'rowCount' | 'facts' | 'notes' | 'sheet' | 'sheets'> {
  /** One for each head. */
  readonly columns: readonly ScannedColumn[]
  readonly firstRows: readonly CsvRow[]
  readonly refusedChoice?: RefusedChoice
}

/** Rows that can be shown as they are read. */
const maxFirstRows = 20
/** Characters of all rows that are stored. */
const maxFirstText = 4_000_000

/** Reads every row of a table once. */
export async function findingsOf(table: OpenedTable): Promise<TableFindings> {
  const { kind, heads, headLine, rowCount, facts, sheet, sheets } = table
  const scan = openColumnScan(heads, heads.findIndex(isCountry))
  const firstRows: CsvRow[] = []
  let length = 0
  for await (const row of table.rows) {
    scan.push(row.cells)
    if (firstRows.length === maxFirstRows || length > maxFirstText) continue
    length += row.cells.reduce((sum, cell) => sum + cell.length, 0)
    if (length <= maxFirstText || firstRows.length === 0) firstRows.push(row)
  }
  const { columns, notes } = scan.finish()
  return {
    kind,
    heads,
    headLine,
    rowCount,
    facts,
    notes: [...table.notes, ...notes],
    ...(sheet !== undefined && { sheet }),
    ...(sheets !== undefined && { sheets }),
    columns,
    firstRows,
  }
}

function isCountry(head: string): boolean {
  const known = synonyms.get(plainName(head))
  return plainName(head) === 'country' || (known?.use === 'field' && known.field === 'country')
}
