import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { CsvRow } from '../csv/csv-row.ts'

/** Cells that a sheet merges over several rows of one column: `top` and `bottom` are rows of the sheet. */
export interface MergedCells {
  readonly column: number
  readonly top: number
  readonly bottom: number
}

/** The rows of a file of rows. Below the first row of merged cells, each row gets their value. */
export async function* readRows(file: Readable, merges: readonly MergedCells[] = []): AsyncGenerator<CsvRow> {
  let row = 0
  let next = 0
  let active: { readonly merge: MergedCells; readonly value: string }[] = []
  for await (const text of createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY })) {
    const [line, ...cells] = JSON.parse(text) as [number, ...string[]]
    row += 1
    if (merges.length > 0) {
      active = active.filter(({ merge }) => merge.bottom >= line)
      for (const { merge, value } of active) {
        while (cells.length < merge.column) cells.push('')
        if ((cells[merge.column] ?? '') === '') cells[merge.column] = value
      }
      for (let merge = merges[next]; merge !== undefined && merge.top <= line; merge = merges[next]) {
        if (merge.top === line) active.push({ merge, value: cells[merge.column] ?? '' })
        next += 1
      }
    }
    yield { row, line, cells }
  }
}
