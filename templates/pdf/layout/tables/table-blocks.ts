import type { Block, Cell, Row } from '../../../model/document.ts'
import { type Tag, tag } from '../../draw/structure.ts'
import type { TextBlock } from '../../text/text-block.ts'
import type { LayoutContext } from '../context.ts'
import { callsIn, type Slice } from '../slice.ts'

type Table = Extract<Block, { kind: 'table' }>

/** The name of a column with the value of one row, before it has a place. */
interface Pair {
  readonly name: TextBlock | undefined
  readonly value: TextBlock
}

/** Share of the width that names may take; a longer name is placed above its value. */
const maxOfWidth = 0.42
/** A row that takes more of a page than this is divided between its pairs. */
const maxOfPage = 0.6

/**
 * A table that has too many columns for large letters: each row as a list of names and values, one below the other. Cells without
 * text are left out.
 */
export function layRowsAsBlocks(table: Table, context: LayoutContext, before: number): Slice[] {
  const { width, parent, typeset } = context
  const style = styleOf(context)
  const names = table.head.map((cell) =>
    hasText(cell) ? typeset(cell.runs, { ...style, bold: true }, Infinity) : undefined,
  )
  const widest = Math.max(0, ...names.map((name) => name?.width ?? 0).filter((each) => each <= width * maxOfWidth))
  const indent = widest === 0 ? 0 : widest + context.geometry.table.gap
  const list = tag('L', parent, { numbering: 'None' })
  return table.rows.flatMap((row, at) => {
    const body = tag('LBody', tag('LI', list))
    const pairs = setPairs(table, row, names, indent, context)
    const nextIsTotal = table.rows[at + 1]?.total === true
    return rowSlices(
      pairs,
      { body, indent, isFirst: at === 0, nextIsTotal, isTotal: row.total === true },
      context,
      before,
    )
  })
}

const styleOf = ({ geometry }: LayoutContext) => ({ size: geometry.table.size, leading: geometry.table.leading })

function hasText(cell: Cell | undefined): boolean {
  return cell?.runs.some(({ text }) => text.trim() !== '') === true
}

function setPairs(
  table: Table,
  row: Row,
  names: readonly (TextBlock | undefined)[],
  indent: number,
  context: LayoutContext,
): Pair[] {
  const { typeset, width } = context
  const style = styleOf(context)
  const isBold = row.total === true
  return row.cells.flatMap((cell, column): Pair[] => {
    if (!hasText(cell)) return []
    // The first cell of a total is itself its name.
    const name = isBold && column === 0 ? undefined : names[column]
    const isBeside = name !== undefined && name.width <= indent
    const head = table.head[column]
    return [
      {
        name:
          name === undefined || head === undefined || isBeside
            ? name
            : typeset(head.runs, { ...style, bold: true }, width),
        value: typeset(cell.runs, { ...style, bold: isBold }, width - (isBeside ? indent : 0)),
      },
    ]
  })
}

interface RowPlace {
  readonly body: Tag
  readonly indent: number
  readonly isFirst: boolean
  readonly isTotal: boolean
  readonly nextIsTotal: boolean
}

/** One slice for each line of a pair, so that a value of many lines may continue after a page break. */
function rowSlices(pairs: readonly Pair[], place: RowPlace, context: LayoutContext, before: number): Slice[] {
  const { geometry, left, width } = context
  const { padding, rule, strongRule, leading } = geometry.table
  const { body, indent, isFirst, isTotal, nextIsTotal } = place
  const lines = pairs.flatMap((pair) => linesOf(pair, indent, tag('P', body)))
  const isLong = lines.length * leading > (geometry.nextBottom - geometry.nextTop) * maxOfPage
  return lines.map((line, at) => {
    const starts = at === 0
    const ends = at === lines.length - 1
    const top = starts ? padding : 0
    const height = top + leading + (ends ? padding + rule : 0)
    return {
      height,
      before: starts && isFirst ? before : 0,
      keepWithNext: ends ? nextIsTotal : !isLong || at === 0 || at === lines.length - 2,
      calls: line.texts.flatMap(({ block, index, within }) => callsIn(block, index, index + 1, within)),
      paint(canvas, y) {
        for (const { block, index, x, within } of line.texts) canvas.line(block, index, left + x, y + top, within)
        if (!ends || isTotal) return
        const under = nextIsTotal ? strongRule : rule
        canvas.rule(left, y + height, left + width, y + height, under, nextIsTotal ? 0 : 0.54)
      },
    }
  })
}

interface LineOfPair {
  readonly texts: readonly {
    readonly block: TextBlock
    readonly index: number
    readonly x: number
    readonly within: Tag
  }[]
}

function linesOf({ name, value }: Pair, indent: number, within: Tag): LineOfPair[] {
  const at = (block: TextBlock, x: number) => (index: number) =>
    index < block.lines.length ? [{ block, index, x, within }] : []
  if (name === undefined) return value.lines.map((_, index) => ({ texts: at(value, 0)(index) }))
  if (name.width > indent || name.lines.length > 1)
    return [
      ...name.lines.map((_, index) => ({ texts: at(name, 0)(index) })),
      ...value.lines.map((_, index) => ({ texts: at(value, 0)(index) })),
    ]
  return value.lines.map((_, index) => ({ texts: [...at(name, 0)(index), ...at(value, indent)(index)] }))
}
