import type { Block, Cell, Column } from '../../../model/document.ts'
import { footRows, hasRowHeads } from '../../../model/table-heads.ts'
import { type Tag, tag } from '../../draw/structure.ts'
import type { TextBlock } from '../../text/text-block.ts'
import type { LayoutContext } from '../context.ts'
import { callsIn, type Slice } from '../slice.ts'
import { type ColumnNeed, columnWidths, isCrowded, sizeThatFits } from './column-widths.ts'
import { alignDecimals, type DecimalColumn } from './decimal-columns.ts'
import { layRowsAsBlocks } from './table-blocks.ts'

type Table = Extract<Block, { kind: 'table' }>

interface SetRow {
  readonly cells: readonly TextBlock[]
  readonly kind: 'head' | 'body' | 'total'
  /** The distance of each figure from the right edge of its column, points. */
  readonly shifts?: readonly number[]
}

/** A table of at most this many rows stays on one page. */
const shortTable = 8
/** A row, or a head to be repeated, that takes more of a page than this is divided, or is printed only once. */
const maxOfPage = { row: 0.6, head: 0.3 } as const

/**
 * Whole rows only; the head is repeated at the top of every page. Where large print leaves too little room for the columns, each
 * row is a list of names and values.
 */
export function layTable(table: Table, context: LayoutContext, before: number): Slice[] {
  const { maxColumns } = context.geometry.table
  if (table.columns.length > maxColumns) return layRowsAsBlocks(table, context, before)
  const measured = measure(table, context)
  if (Number.isFinite(maxColumns) && isCrowded(measured.needs, roomFor(table, context), context.geometry.table))
    return layRowsAsBlocks(table, context, before)
  const size = sizeThatFits(measured.needs, roomFor(table, context), context.geometry.table)
  return size === context.geometry.table.size
    ? layMeasured(table, measured, context, before)
    : layTable(table, inSize(size, context), before)
}

/** A table as it is measured when nothing is wrapped. */
interface MeasuredTable {
  readonly rows: readonly SetRow[]
  readonly shifts: readonly (DecimalColumn | undefined)[]
  readonly needs: readonly ColumnNeed[]
}

function measure(table: Table, context: LayoutContext): MeasuredTable {
  const set = (cell: Cell, bold: boolean) => context.typeset(cell.runs, { ...style(context), bold }, Infinity)
  const rows: SetRow[] = [
    { kind: 'head', cells: table.head.map((cell) => set(cell, true)) },
    ...table.rows.map((row): SetRow => {
      const total = row.total === true
      return { kind: total ? 'total' : 'body', cells: row.cells.map((cell) => set(cell, total)) }
    }),
  ]
  const shifts = decimalShifts(table, rows, context)
  const needs = table.columns.map(({ align }, at): ColumnNeed => {
    const blocks = rows.flatMap((row) => row.cells[at] ?? [])
    const wanted = Math.max(1, shifts[at]?.width ?? 0, ...blocks.map(({ width }) => width + 0.1))
    return { wanted, blocks, isText: align === 'left', typeset: context.typeset }
  })
  return { rows, shifts, needs }
}

function roomFor(table: Table, { width, geometry }: LayoutContext): number {
  return width - geometry.table.gap * (table.columns.length - 1)
}

function inSize(size: number, context: LayoutContext): LayoutContext {
  const { table } = context.geometry
  const leading = (table.leading * size) / table.size
  // It is the smallest size from here on: content that does not fit now is wrapped.
  return { ...context, geometry: { ...context.geometry, table: { ...table, size, leading, smallest: size } } }
}

function layMeasured(table: Table, measured: MeasuredTable, context: LayoutContext, before: number): Slice[] {
  const { rows: natural, shifts, needs } = measured
  const widths = columnWidths(needs, roomFor(table, context), context.geometry.table.size)
  const sources = [table.head, ...table.rows.map((row) => row.cells)]
  const rows = natural.map((row, at): SetRow => {
    const cells = row.cells.map((cell, column) => {
      const width = widths[column] ?? 0
      const source = sources[at]?.[column]
      if (cell.width <= width || source === undefined) return cell
      return context.typeset(source.runs, { ...style(context), bold: row.kind !== 'body' }, width)
    })
    return { kind: row.kind, cells, shifts: shifts.map((column, n) => shiftIn(column, widths[n] ?? 0, at - 1)) }
  })
  const grid = { columns: table.columns, widths, context, hasRowHeads: hasRowHeads(table) }
  const root = tag('Table', context.parent)
  const [headTag, bodyTag, footTag] = [tag('THead', root), tag('TBody', root), tag('TFoot', root)]
  const firstOfFoot = table.rows.length - footRows(table)
  const [headRow, ...bodyRows] = rows
  if (headRow === undefined) return []
  const hasHead = table.head.some((cell) => cell.runs.some((run) => run.text.trim() !== ''))
  const [once, ...more] = hasHead ? rowSlices(headRow, grid, undefined, 0, false) : []
  const repeatedHead =
    once !== undefined && more.length === 0 && once.height <= pageHeight(context) * maxOfPage.head ? once : undefined
  const kept = bodyRows.length <= shortTable
  return [
    ...(hasHead ? rowSlices(headRow, grid, headTag, before, true).map((slice) => ({ ...slice, isHead: true })) : []),
    ...bodyRows.flatMap((row, at) => {
      const nextIsTotal = bodyRows[at + 1]?.kind === 'total'
      const keep = (kept && at < bodyRows.length - 1) || nextIsTotal
      const part = at < firstOfFoot ? bodyTag : footTag
      const slices = rowSlices(row, grid, part, at === 0 && !hasHead ? before : 0, keep, nextIsTotal)
      // The first piece of the first row follows the head itself.
      return repeatedHead === undefined
        ? slices
        : slices.map((slice, piece) => (at === 0 && piece === 0 ? slice : { ...slice, head: repeatedHead }))
    }),
  ]
}

/** Where a column is too narrow for its figures they are broken, and nothing is aligned. */
function shiftIn(column: DecimalColumn | undefined, width: number, row: number): number {
  return column === undefined || column.width > width ? 0 : (column.shifts[row] ?? 0)
}

const style = ({ geometry }: LayoutContext) => ({ size: geometry.table.size, leading: geometry.table.leading })

function decimalShifts(table: Table, rows: readonly SetRow[], { language, typeset }: LayoutContext) {
  return table.columns.map(({ align }, column) => {
    if (align !== 'decimal') return undefined
    const cells = table.rows.map((row) => row.cells[column] ?? { runs: [] })
    const blocks = rows.slice(1).flatMap((row) => row.cells[column] ?? [])
    return alignDecimals(cells, blocks, language, typeset)
  })
}

function pageHeight({ geometry }: LayoutContext): number {
  return geometry.nextBottom - geometry.nextTop
}

interface Grid {
  readonly columns: readonly Column[]
  readonly widths: readonly number[]
  readonly context: LayoutContext
  /** Every row of the table begins with its head. */
  readonly hasRowHeads: boolean
}

/**
 * One slice per row; one per line for a row longer than a page could well hold. Without a tag the row is a repeated head, an
 * artifact.
 */
function rowSlices(
  row: SetRow,
  grid: Grid,
  root: Tag | undefined,
  before: number,
  keep: boolean,
  lastOfBody = false,
): Slice[] {
  const { geometry, left } = grid.context
  const { padding, leading, rule, strongRule, gap } = geometry.table
  const lineCount = Math.max(1, ...row.cells.map((cell) => cell.lines.length))
  const tags = root === undefined ? undefined : cellTags(row, tag('TR', root), grid.hasRowHeads)
  const longRow = Math.floor((pageHeight(grid.context) * maxOfPage.row) / leading)
  const slices: Slice[] = []
  const step = lineCount > longRow ? 1 : lineCount
  for (let first = 0; first < lineCount; first += step) {
    const count = Math.min(step, lineCount - first)
    const ends = first + count === lineCount
    const top = first === 0 ? padding : 0
    const height = top + count * leading + (ends ? padding + rule : 0)
    slices.push({
      height,
      before: first === 0 ? before : 0,
      // At least two lines of a divided row are on each side of a page break.
      keepWithNext: ends ? keep : first === 0 || first === lineCount - 2 * step,
      calls: row.cells.flatMap((cell, column) => {
        const within = tags?.[column]
        return within === undefined ? [] : callsIn(cell, first, first + count, within)
      }),
      paint(canvas, y) {
        let x = left
        for (const [column, cell] of row.cells.entries()) {
          const width = grid.widths[column] ?? 0
          const align = grid.columns[column]?.align === 'left' ? 'left' : 'right'
          for (let line = first; line < first + count && line < cell.lines.length; line++) {
            const within = tags?.[column] ?? 'repeated'
            // An empty cell draws nothing but is still a cell: rows of a table are equally long (ISO 32000-1, 14.8.4.3.4).
            if (typeof within === 'object') canvas.tree.elementOf(within)
            // A figure that had to be broken over lines has no comma on which to align it.
            const shift =
              cell.lines.length === 1 ? Math.max(0, Math.min(row.shifts?.[column] ?? 0, width - cell.width)) : 0
            const place = { align, width: align === 'right' ? width - shift : width } as const
            canvas.line(cell, line, x, y + top + (line - first) * leading, within, place)
          }
          x += width + gap
        }
        const strong = row.kind === 'head' || lastOfBody
        if (ends && row.kind !== 'total') {
          canvas.rule(
            left,
            y + height,
            left + grid.context.width,
            y + height,
            strong ? strongRule : rule,
            strong ? 0 : 0.54,
          )
        }
      },
    })
  }
  return slices
}

function cellTags(row: SetRow, parent: Tag, hasHead: boolean): Tag[] {
  return row.cells.map((cell, column) => {
    if (cell.width === 0) return tag('TD', parent)
    if (row.kind === 'head') return tag('TH', parent, { scope: 'Column' })
    const isHead = column === 0 && (hasHead || row.kind === 'total')
    return isHead ? tag('TH', parent, { scope: 'Row' }) : tag('TD', parent)
  })
}
