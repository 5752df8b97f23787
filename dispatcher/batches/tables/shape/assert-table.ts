import { TableRefused } from '../../csv/table-refused.ts'
import type { TableLimits } from '../table-limits.ts'
import { isValue } from './find-head.ts'
import type { TableRecord } from './table-record.ts'

export function usedLength(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '') + 1
}

export function assertWithin({ line, cells }: TableRecord, limits: TableLimits, heads: readonly string[]): void {
  if (cells.length > limits.maxColumns && usedLength(cells) > limits.maxColumns)
    throw new TableRefused(
      `The row at line ${line} has ${usedLength(cells)} columns; ${limits.maxColumns} are allowed.`,
      'Remove the columns that no letter uses.',
      { name: 'too-many-columns', values: { columns: limits.maxColumns } },
    )
  const place = cells.findIndex((cell) => cell.length > limits.maxCell)
  if (place < 0) return
  const name = heads[place] ?? String(place + 1)
  throw new TableRefused(
    `The cell of column ${name} at line ${line} has more than ${limits.maxCell.toLocaleString('en')} characters.`,
    'A quotation mark in that row may not be closed. Shorten the text otherwise.',
    { name: 'cell-too-long', values: { line, column: place + 1 } },
  )
}

/** No more names than a table may have, and none of them a value. */
export function assertHeads(heads: readonly string[], line: number, { maxColumns }: TableLimits): void {
  if (heads.length > maxColumns)
    throw new TableRefused(
      `The table has ${heads.length} columns; ${maxColumns} are allowed.`,
      'Remove the columns that no letter uses.',
      { name: 'too-many-columns', values: { columns: maxColumns } },
    )
  const value = heads.findIndex(isValue)
  if (value >= 0)
    throw new TableRefused(
      `Line ${line} should name the columns, and holds a value in column ${value + 1}.`,
      'Insert a first row with a name for each column.',
      { name: 'head-is-value', values: { line, column: value + 1 } },
    )
}

export function assertDistinct(heads: string[]): string[] {
  const seen = new Map<string, number>()
  for (const [place, head] of heads.entries()) {
    if (head === '') continue
    const name = head.toLowerCase().replaceAll(/[\s_-]/g, '')
    const before = seen.get(name)
    if (before !== undefined)
      throw new TableRefused(
        `Two columns are named ${head} (columns ${before + 1} and ${place + 1}).`,
        'Rename one of them, or remove it.',
        { name: 'name-twice', values: { first: before + 1, second: place + 1 } },
      )
    seen.set(name, place)
  }
  return heads
}

export function assertNamed(nameless: ReadonlyMap<number, number>): void {
  const [first] = [...nameless].toSorted(([a], [b]) => a - b)
  if (first === undefined) return
  throw new TableRefused(
    `Column ${first[0] + 1} has values and no name (first at line ${first[1]}).`,
    'Name it in the row that names the columns, or remove it.',
    { name: 'column-without-name', values: { column: first[0] + 1, line: first[1] } },
  )
}
