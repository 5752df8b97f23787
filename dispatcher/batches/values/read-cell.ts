import type { TableVariable } from '../columns/table-variable.ts'
import type { ReadCell } from './cell-value.ts'
import { readList } from './read-list.ts'
import { readScalar } from './read-scalar.ts'

/**
 * A cell as the value of a variable.
 * @param isMonthFirst whether the dates of the column have the month before the day
 */
export function readCell(
  cell: string,
  variable: Pick<TableVariable, 'type'> & Partial<TableVariable>,
  isMonthFirst = false,
): ReadCell {
  return variable.type === 'list'
    ? readList(cell, { name: '', ...variable })
    : readScalar(cell, variable.type, isMonthFirst)
}
