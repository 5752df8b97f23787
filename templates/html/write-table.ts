import type { Block, Cell, Column, Row } from '../model/document.ts'
import { writeRuns } from './write-runs.ts'

type Table = Extract<Block, { kind: 'table' }>
type Part = 'head' | 'body' | 'total'

/** How a cell looks where the style block cannot be relied on (email); undefined leaves it to the page's own styles. */
export type CellStyle = (part: Part, align: Column['align']) => string | undefined

/**
 * A table with headers that a screen reader can tell; a total row stands in the foot when it is the last one. A table of
 * more than two columns is `is-wide`: on a small screen its rows stand as blocks, each value below the name of its column.
 */
export function writeTable(
  table: Table,
  style: CellStyle = () => undefined,
  attributes = '',
  linkStyle?: string,
): string {
  const isWide = table.columns.length > 2
  const write = (row: Row, part: Part): string =>
    row.cells
      .map((cell, index) =>
        writeCell(cell, {
          part,
          style,
          linkStyle,
          isWide,
          align: table.columns[index]?.align ?? 'left',
          scope: scopeOf(part, index),
          name: isWide && index > 0 && part !== 'head' ? table.head[index] : undefined,
        }),
      )
      .join('')
  const role = (name: string): string => tableRole(isWide, name)
  const rowOf = (row: Row, part: Part, marks = ''): string => `<tr${role('row')}${marks}>${write(row, part)}</tr>`
  const total = table.rows.at(-1)?.total ? table.rows.at(-1) : undefined
  const body = (total ? table.rows.slice(0, -1) : table.rows).map((row) =>
    row.total ? rowOf(row, 'total', ' class="is-total"') : rowOf(row, 'body'),
  )
  const foot = total ? `<tfoot${role('rowgroup')}>${rowOf(total, 'total')}</tfoot>` : ''
  return (
    `<table${isWide ? ' class="is-wide"' : ''}${role('table')}${attributes}>` +
    `<thead${role('rowgroup')}>${rowOf({ cells: table.head }, 'head')}</thead>` +
    `<tbody${role('rowgroup')}>${body.join('')}</tbody>${foot}</table>`
  )
}

/** Browsers forget what a table is once its rows stand as blocks: a wide one says it in words of its own. */
function tableRole(isWide: boolean, name: string): string {
  return isWide ? ` role="${name}"` : ''
}

function scopeOf(part: Part, index: number): 'row' | 'col' | undefined {
  if (part === 'head') return 'col'
  return part === 'total' && index === 0 ? 'row' : undefined
}

interface CellPlace {
  readonly part: Part
  readonly align: Column['align']
  readonly scope: 'row' | 'col' | undefined
  readonly isWide: boolean
  /** The head of its column, shown with it on a small screen. */
  readonly name: Cell | undefined
  readonly style: CellStyle
  readonly linkStyle: string | undefined
}

function writeCell(cell: Cell, { part, align, scope, isWide, name, style, linkStyle }: CellPlace): string {
  const heads = scope !== undefined && cell.runs.length > 0 ? scope : undefined
  const css = style(part, align)
  const marks = [
    tableRole(isWide, heads === undefined ? 'cell' : heads === 'col' ? 'columnheader' : 'rowheader'),
    heads === undefined ? '' : ` scope="${heads}"`,
    align === 'left' || css ? '' : ' class="is-money"',
    css ? ` style="${css}"` : '',
  ].join('')
  const element = heads === undefined ? 'td' : 'th'
  const label = name === undefined || cell.runs.length === 0 ? '' : writeName(name, css !== undefined)
  const value = writeRuns(cell.runs, linkStyle, isWide)
  // Beside its name a value is one piece, whatever its parts are.
  const shown = label === '' || cell.runs.length === 1 ? value : `<span>${value}</span>`
  return `<${element}${marks}>${label}${shown}</${element}>`
}

/** Hidden by itself, so that who drops the styles reads each name once, in the head; there its notes are called too. */
function writeName(name: Cell, inline: boolean): string {
  return `<span class="is-name" hidden${inline ? ' style="display: none; mso-hide: all;"' : ''}>${writeRuns(name.runs.filter(({ note }) => note === undefined))}</span>`
}
