import type { Block, Cell } from './document.ts'

type Table = Extract<Block, { kind: 'table' }>

/**
 * Whether the first cell of each row is the head of that row. True only where the table makes it certain: a first column of words
 * that no row leaves empty, and only figures beside it.
 */
export function hasRowHeads({ columns, rows }: Table): boolean {
  const [first, ...others] = columns
  if (first?.align !== 'left' || others.length === 0 || others.some(({ align }) => align === 'left')) return false
  return rows.every((row) => row.cells[0] !== undefined && hasWords(row.cells[0]))
}

/** The number of total rows at the end of a table: they are its foot. */
export function footRows({ rows }: Pick<Table, 'rows'>): number {
  return rows.length - 1 - rows.findLastIndex(({ total }) => total !== true)
}

function hasWords({ runs }: Cell): boolean {
  return runs.some(({ text, note }) => note === undefined && text.trim() !== '')
}
