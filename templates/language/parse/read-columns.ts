import type { Column } from '../../model/document.ts'
import type { CellNode, RowNode } from '../../model/template-tree.ts'
import type { MarkBook } from '../marks/mark-book.ts'

/** Right-aligned columns that contain amounts or figures are aligned on the decimal separator. */
export function readColumns(styles: readonly string[], rows: readonly RowNode[], book: MarkBook): Column[] {
  return styles.map((style, index) => {
    if (!style.includes('right')) return { align: 'left' }
    return { align: rows.some((row) => hasFigure(row, index, book)) ? 'decimal' : 'right' }
  })
}

/** A row that is bold throughout is a total: it gets a heavier rule above it. */
export function isTotalRow(cells: readonly CellNode[]): boolean {
  const filled = cells.filter((cell) => cell.length > 0)
  return (
    filled.length > 0 &&
    filled.every((cell) =>
      cell.every(
        (node) =>
          node.kind === 'note' ||
          (node.kind !== 'choice' && (node.strong === true || (node.kind === 'text' && node.text.trim() === ''))),
      ),
    )
  )
}

function hasFigure(row: RowNode, index: number, book: MarkBook): boolean {
  if (row.kind === 'choice') return row.arms.some((arm) => arm.some((each) => hasFigure(each, index, book)))
  return row.cells[index]?.some((node) => node.kind === 'slot' && book.slots[node.slot]?.isFigure === true) ?? false
}
