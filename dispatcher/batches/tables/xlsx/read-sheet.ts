import { TableRefused } from '../../csv/table-refused.ts'
import type { MergedCells } from '../read-rows.ts'
import type { TableRecord } from '../shape/table-record.ts'
import { openText, unescaped } from './cell-text.ts'
import { general, type NumberFormat } from './number-format.ts'
import { damaged, type WorkbookParts } from './open-parts.ts'
import { type Attributes, isTrue, readXml } from './read-xml.ts'
import { showNumber } from './show-number.ts'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[]
  readonly styles: readonly NumberFormat[]
  readonly isFrom1904: boolean
  /** Characters of a cell. */
  readonly maxCell: number
}

/** Properties of a sheet that a list without formatting does not have. */
export interface SheetTraits {
  /** Rows with values that are hidden, by hand or by a filter. */
  hiddenRows: number
  firstHiddenRow: number
  /** Places from 0. */
  readonly hiddenColumns: Set<number>
  /** Columns of which a value has more decimals than the sheet shows. */
  readonly rounded: Map<number, number>
  readonly merges: MergedCells[]
  /** The first cells merged over several rows of one column, as `B5:B7`. */
  firstMerge: string | undefined
}

/** The last column of a sheet, XFD. */
const maxColumn = 16_384
const maxMerges = 100_000

/**
 * Reads a sheet row by row (ISO/IEC 29500-1, 18.3).
 * @param push called for each row with a value, in order; `flush` after each piece of the file
 */
export async function readSheet(
  parts: WorkbookParts,
  part: string,
  context: SheetContext,
  push: (record: TableRecord) => void,
  flush: () => Promise<void>,
): Promise<SheetTraits> {
  const traits: SheetTraits = {
    hiddenRows: 0,
    firstHiddenRow: 0,
    hiddenColumns: new Set(),
    rounded: new Map(),
    merges: [],
    firstMerge: undefined,
  }
  const row = openRow(context, traits, push)
  await readXml(flushing(parts.read(part), flush), {
    open: (name, attributes) => {
      if (name === 'row') row.begin(attributes)
      else if (name === 'c') row.openCell(attributes)
      else if (name === 'mergeCell') noteMerge(traits, attributes['ref'] ?? '')
      else if (name === 'col') noteColumn(traits, attributes)
      else row.open(name)
    },
    close: (name) => {
      if (name === 'row') row.end()
      else if (name === 'c') row.closeCell()
      else row.close(name)
    },
    text: row.text,
  })
  traits.merges.sort((a, b) => a.top - b.top)
  return traits
}

async function* flushing(bytes: AsyncIterable<Buffer>, flush: () => Promise<void>): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    yield piece
    await flush()
  }
}

interface CellState {
  column: number
  type: string
  style: number
  value: string
  /** Characters of the cell so far, with those of its formula. */
  length: number
  hasFormula: boolean
}

function openRow(context: SheetContext, traits: SheetTraits, push: (record: TableRecord) => void) {
  const inline = openText()
  let line = 0
  let isHidden = false
  let cells: string[] = []
  let lastColumn = -1
  let cell: CellState | undefined
  let isInValue = false

  const endOfCell = ({ column, ...state }: CellState): void => {
    const shown = textOf({ column, ...state }, inline.value(), context)
    if (shown.isRounded && !traits.rounded.has(column)) traits.rounded.set(column, line)
    if (shown.text === '') return
    while (cells.length < column) cells.push('')
    cells[column] = shown.text
  }
  return {
    begin: (attributes: Attributes): void => {
      line = attributes['r'] === undefined ? line + 1 : Number(attributes['r'])
      isHidden = isTrue(attributes['hidden'])
      cells = []
      lastColumn = -1
    },
    openCell: ({ r, t, s }: Attributes): void => {
      lastColumn = r === undefined ? lastColumn + 1 : columnOf(r)
      cell = { column: lastColumn, type: t ?? 'n', style: Number(s ?? -1), value: '', length: 0, hasFormula: false }
      inline.clear()
    },
    open: (name: string): void => {
      if (cell === undefined) return
      if (name === 'v') isInValue = true
      else if (name === 'f') cell.hasFormula = true
      else inline.open(name)
    },
    close: (name: string): void => {
      if (name === 'v') isInValue = false
      else inline.close(name)
    },
    text: (text: string): void => {
      if (cell === undefined) return
      cell.length += text.length
      if (cell.length > context.maxCell) throw tooLong(cell.column, line, context.maxCell)
      if (isInValue) cell.value += text
      else inline.add(text)
    },
    closeCell: (): void => {
      if (cell !== undefined) endOfCell(cell)
      cell = undefined
    },
    end: (): void => {
      if (cells.length === 0) return
      if (isHidden) {
        if (traits.hiddenRows === 0) traits.firstHiddenRow = line
        traits.hiddenRows += 1
      }
      push({ line, cells })
    },
  }
}

/** A formula whose result was not saved; `spreadsheetDamage` knows it. */
export const uncalculated = '#UNCALCULATED!'

function textOf(cell: CellState, inline: string, context: SheetContext): { text: string; isRounded: boolean } {
  const exact = (text: string): { text: string; isRounded: boolean } => ({ text, isRounded: false })
  const { type, value, hasFormula } = cell
  if (type === 'inlineStr') return exact(inline)
  if (value === '') return exact(hasFormula && type !== 'str' ? uncalculated : '')
  switch (type) {
    case 's': {
      const text = context.strings[Number(value)]
      if (text === undefined) throw new TableRefused('The workbook is damaged: it refers to a missing text.', damaged)
      return exact(text)
    }
    case 'str':
      return exact(unescaped(value))
    case 'b':
      return exact(isTrue(value) ? 'true' : 'false')
    case 'e':
      return exact(value)
    case 'd':
      return exact(value.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' '))
    default: {
      const number = Number(value)
      if (!Number.isFinite(number)) throw new TableRefused('The workbook is damaged: a number is none.', damaged)
      return showNumber(number, context.styles[cell.style] ?? general, context.isFrom1904)
    }
  }
}

/** `AB12` is in column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  if (column < 1 || column > maxColumn)
    throw new TableRefused('The workbook is damaged: a cell is in no column.', damaged)
  return column - 1
}

function noteColumn(traits: SheetTraits, { min, max, hidden }: Attributes): void {
  if (!isTrue(hidden)) return
  const last = Math.min(Number(max ?? min), maxColumn)
  // Excel hides all columns to the right of a table by one element; they have no name and are no loss.
  for (let column = Number(min ?? 1); column <= last && traits.hiddenColumns.size < maxColumn; column += 1)
    traits.hiddenColumns.add(column - 1)
}

/** Only cells over several rows of one column are filled: the other ones are titles. */
function noteMerge(traits: SheetTraits, reference: string): void {
  const [, first = '', top = '', last = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference) ?? []
  if (first === '' || first !== last || top === bottom || traits.merges.length === maxMerges) return
  traits.firstMerge ??= reference
  traits.merges.push({ column: columnOf(first), top: Number(top), bottom: Number(bottom) })
}

function tooLong(column: number, line: number, maxCell: number): TableRefused {
  return new TableRefused(
    `The cell of column ${column + 1} in row ${line} has more than ${maxCell.toLocaleString('en')} characters.`,
    'Shorten the text.',
    { name: 'cell-too-long', values: { line, column: column + 1 } },
  )
}
