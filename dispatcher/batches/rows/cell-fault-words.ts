import type { RowIssue } from '../batch.ts'
import type { CsvColumn } from '../columns/csv-columns.ts'

/** The kind of a fault of a cell, and what its column takes. */
export function wordsOf(
  column: string | undefined,
  { heads, columns }: { readonly heads: readonly string[]; readonly columns: readonly CsvColumn[] },
  differs: number | undefined,
): Pick<RowIssue, 'kind' | 'values'> {
  if (column === undefined) return { kind: 'row-ragged', values: {} }
  const place = heads.indexOf(column)
  if (place >= 0 && place === differs) return { kind: 'row-differs', values: {} }
  const use = columns[place]
  if (use?.kind === 'variable') return { kind: 'cell-unreadable', values: { type: use.variable.type } }
  if (use?.kind === 'item') return { kind: 'cell-unreadable', values: { type: use.item.type } }
  if (use?.kind === 'address') return { kind: 'cell-unreadable', values: { field: 'address' } }
  return { kind: 'cell-unreadable', values: use?.kind === 'field' ? { field: use.name } : {} }
}
