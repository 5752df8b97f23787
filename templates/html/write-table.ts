import type { Block, Cell, Column, Row } from '../model/document.ts'
import { writeRuns } from './write-runs.ts'

type Table = Extract<Block, { kind: 'table' }>

/** How a cell looks where the style block cannot be relied on (email); undefined leaves it to the page's own styles. */
export type CellStyle = (part: 'head' | 'body' | 'total', align: Column['align']) => string | undefined

/** A table with headers that a screen reader can tell; a total row stands in the foot when it is the last one. */
export function writeTable(
  table: Table,
  style: CellStyle = () => undefined,
  attributes = '',
  linkStyle?: string,
): string {
  const total = table.rows.at(-1)?.total ? table.rows.at(-1) : undefined
  const body = total ? table.rows.slice(0, -1) : table.rows
  const write = (cell: Cell, index: number, part: 'head' | 'body' | 'total', scope?: 'row' | 'col'): string =>
    writeCell(cell, table.columns[index], { part, scope, style, linkStyle })
  const cellsOf = (row: Row, part: 'body' | 'total'): string =>
    row.cells
      .map((cell, index) => write(cell, index, part, index === 0 && part === 'total' ? 'row' : undefined))
      .join('')
  const head = table.head.map((cell, index) => write(cell, index, 'head', 'col')).join('')
  const rows = body
    .map((row) => `<tr${row.total ? ' class="is-total"' : ''}>${cellsOf(row, row.total ? 'total' : 'body')}</tr>`)
    .join('')
  const foot = total ? `<tfoot><tr>${cellsOf(total, 'total')}</tr></tfoot>` : ''
  return `<table${attributes}><thead><tr>${head}</tr></thead><tbody>${rows}</tbody>${foot}</table>`
}

interface CellPlace {
  readonly part: 'head' | 'body' | 'total'
  readonly scope: 'row' | 'col' | undefined
  readonly style: CellStyle
  readonly linkStyle: string | undefined
}

function writeCell(cell: Cell, column: Column | undefined, { part, scope, style, linkStyle }: CellPlace): string {
  const align = column?.align ?? 'left'
  const name = scope && cell.runs.length > 0 ? 'th' : 'td'
  const css = style(part, align)
  const marks = `${name === 'th' ? ` scope="${scope}"` : ''}${align === 'left' || css ? '' : ' class="is-money"'}${css ? ` style="${css}"` : ''}`
  return `<${name}${marks}>${writeRuns(cell.runs, linkStyle)}</${name}>`
}
