import type { Block, Cell, Column, Row } from '../model/document.ts'
import { footRows, hasRowHeads } from '../model/table-heads.ts'
import { writeRuns } from './write-runs.ts'

type Table = Extract<Block, { kind: 'table' }>
type Part = 'head' | 'body' | 'total'

/** The style of a cell where the style block is not reliable (email); undefined leaves it to the page's own styles. */
export type CellStyle = (part: Part, align: Column['align']) => string | undefined

/**
 * A table with headers that a screen reader recognises; the totals at its end are in the foot. A table of more than two columns
 * is `is-wide`: on a small screen its rows are shown as blocks, each value below the name of its column.
 */
export function writeTable(
  table: Table,
  style: CellStyle = () => undefined,
  attributes = '',
  linkStyle?: string,
): string {
  const isWide = table.columns.length > 2
  const rowHeads = hasRowHeads(table)
  const write = (row: Row, part: Part): string =>
    row.cells
      .map((cell, index) =>
        writeCell(cell, {
          part,
          style,
          linkStyle,
          isWide,
          align: table.columns[index]?.align ?? 'left',
          scope: scopeOf(part, index, rowHeads),
          name: isWide && index > 0 && part !== 'head' ? table.head[index] : undefined,
        }),
      )
      .join('')
  const role = (name: string): string => tableRole(isWide, name)
  const rowOf = (row: Row, part: Part, marks = ''): string => `<tr${role('row')}${marks}>${write(row, part)}</tr>`
  const firstOfFoot = table.rows.length - footRows(table)
  const body = table.rows
    .slice(0, firstOfFoot)
    .map((row) => (row.total ? rowOf(row, 'total', ' class="is-total"') : rowOf(row, 'body')))
  const totals = table.rows.slice(firstOfFoot).map((row) => rowOf(row, 'total'))
  const foot = totals.length === 0 ? '' : `<tfoot${role('rowgroup')}>${totals.join('')}</tfoot>`
  return (
    `<table${isWide ? ' class="is-wide"' : ''}${role('table')}${attributes}>` +
    `<thead${role('rowgroup')}>${rowOf({ cells: table.head }, 'head')}</thead>` +
    `<tbody${role('rowgroup')}>${body.join('')}</tbody>${foot}</table>`
  )
}

/** Browsers drop the table semantics once rows are displayed as blocks: a wide table declares its roles explicitly. */
function tableRole(isWide: boolean, name: string): string {
  return isWide ? ` role="${name}"` : ''
}

function scopeOf(part: Part, index: number, rowHeads: boolean): 'row' | 'col' | undefined {
  if (part === 'head') return 'col'
  return index === 0 && (part === 'total' || rowHeads) ? 'row' : undefined
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
    // The head of a row looks like its other cells; only assistive technology recognises it.
    css ? ` style="${css}${heads === 'row' && part === 'body' ? ' font-weight: normal;' : ''}"` : '',
  ].join('')
  const element = heads === undefined ? 'td' : 'th'
  const label = name === undefined || cell.runs.length === 0 ? '' : writeName(name, css !== undefined)
  const value = writeRuns(cell.runs, linkStyle, isWide)
  // Beside its name a value is one element, whatever its parts are.
  const shown = label === '' || cell.runs.length === 1 ? value : `<span>${value}</span>`
  return `<${element}${marks}>${label}${shown}</${element}>`
}

/** Hidden inline, so that without styles a reader reads each name once, in the head; its notes are referenced there too. */
function writeName(name: Cell, inline: boolean): string {
  return `<span class="is-name" hidden${inline ? ' style="display: none; mso-hide: all;"' : ''}>${writeRuns(name.runs.filter(({ note }) => note === undefined))}</span>`
}
