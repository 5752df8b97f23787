import { type CsvColumn, readColumns } from '../columns/csv-columns.ts'
import type { TableVariable } from '../columns/table-variable.ts'
import { plainName } from '../csv/csv-row.ts'
import type { Mends } from '../store/sealed-text.ts'

interface Table {
  readonly heads: readonly string[]
  readonly columns: readonly CsvColumn[]
  readonly cells: readonly string[]
}

/** Writes values over cells; a value for a column that the file lacks becomes a further cell. */
export function mendCells({ heads, columns, cells }: Table, mends: Mends, variables: readonly TableVariable[]): Table {
  const mended = { heads: [...heads], columns: [...columns], cells: [...cells] }
  for (const [name, value] of Object.entries(mends)) {
    const place = heads.findIndex((head) => plainName(head) === plainName(name))
    const cell = typeof value === 'string' ? value : JSON.stringify(value)
    if (place >= 0) mended.cells[place] = cell
    else {
      mended.heads.push(name)
      mended.columns.push(...readColumns([name], variables))
      mended.cells.push(cell)
    }
  }
  return mended
}
