import type { Fault } from '../../../core/fault.ts'
import type { RowShapes } from '../../intake/row-shapes.ts'
import type { RowIssue } from '../batch.ts'
import { type CsvColumn, columnAt, readColumns } from '../columns/csv-columns.ts'
import type { ListColumns } from '../columns/list-columns.ts'
import type { TableVariable } from '../columns/table-variable.ts'
import type { CsvRow } from '../csv/csv-row.ts'
import { lettersOfCsv } from '../csv/letters-of-csv.ts'
import { rowKey } from '../csv/row-key.ts'
import type { Mends } from '../store/sealed-text.ts'
import { readCell } from '../values/read-cell.ts'
import { toldWords } from '../values/told-words.ts'
import { mendCells } from './mend-cells.ts'

type Members = Readonly<Record<string, unknown>>

/** What all rows of a batch have in common when they are read. */
export interface RowContext {
  readonly shapes: RowShapes
  readonly defaults: Members
  /** Absent for JSON. */
  readonly heads?: readonly string[]
  /** Of a table whose columns were confirmed or remembered. */
  readonly columns?: ListColumns
  readonly keysByReference?: boolean
  /** Variables of the template, for cells and for values that a person wrote; empty where the row names its own template. */
  readonly variables: (template: unknown) => Promise<readonly TableVariable[]>
}

/** One row as a message is asked for, with what is wrong with the row itself. */
export interface RowRead {
  /** Undefined where the row cannot be read at all. */
  readonly asked?: Members
  readonly key?: string
  /** The key is made of the reference and the recipient. */
  readonly isKeyOfReference?: boolean
  readonly seed: boolean
  readonly faults: readonly RowIssue[]
  /** Cells that could be read in several ways, or were repaired. */
  readonly warnings: readonly RowIssue[]
  /** The column of a fault by its pointer into the message. */
  readonly columnAt: (pointer: string) => string
}

/** The column that marks the rows that the office sends to itself. */
const seedColumn = 'seed'

/** Reads one stored line, with the values that were written over it. */
export async function readRow(line: string, mends: Mends, context: RowContext): Promise<RowRead> {
  return context.heads === undefined
    ? readJsonRow(line, mends, context)
    : readTableRow(line, mends, context, context.heads)
}

/** A row of a table as it is stored. */
export interface StoredCells extends Omit<CsvRow, 'row'> {
  /** Places, from 0, of the columns whose dates have the month before the day; absent where there are none. */
  readonly monthFirst?: readonly number[]
}

const visible = /^[\x21-\x7e]{1,255}$/

async function readJsonRow(line: string, mends: Mends, { shapes, defaults, variables }: RowContext): Promise<RowRead> {
  const byContract = (pointer: string): string => columnAt(pointer, [], [])
  const read = shapes.parse(line)
  if ('broken' in read) {
    const fault = { code: 'UP-1002', detail: `The row is no JSON: ${read.broken}` } as const
    return { seed: false, faults: [fault], warnings: [], columnAt: byContract }
  }
  if (!isMembers(read.value)) {
    const fault = { code: 'UP-1002', detail: 'The row is no JSON object.' } as const
    return { seed: false, faults: [fault], warnings: [], columnAt: byContract }
  }
  const { idempotencyKey, seed, ...own } = read.value
  const faults = read.faults.map((each) => issueOf(each, byContract))
  const fault = (column: string, code: RowIssue['code'], detail: string): void =>
    void faults.push({ column, pointer: `/${column}`, code, detail })
  if (idempotencyKey !== undefined && (typeof idempotencyKey !== 'string' || !visible.test(idempotencyKey)))
    fault('idempotencyKey', 'UP-1001', 'A key has 1 to 255 visible ASCII characters.')
  if (seed !== undefined && typeof seed !== 'boolean') fault(seedColumn, 'UP-2203', 'Write true or false.')
  const merged = merge(defaults, own)
  const { asked, faults: ofMends } = await applyMends(merged, mends, variables)
  return {
    asked,
    ...(typeof idempotencyKey === 'string' && visible.test(idempotencyKey) && { key: idempotencyKey }),
    seed: seed === true,
    faults: [...faults.filter(({ column }) => column === undefined || !(column in mends)), ...ofMends],
    warnings: [],
    columnAt: byContract,
  }
}

async function readTableRow(
  line: string,
  mends: Mends,
  { defaults, variables, columns: confirmed, keysByReference }: RowContext,
  heads: readonly string[],
): Promise<RowRead> {
  const { cells, monthFirst = [], ...stored } = JSON.parse(line) as StoredCells
  const columns = columnsOf(heads, await variables(defaults['template']), confirmed, monthFirst)
  const whole = mendCells({ heads, columns, cells }, mends, await variables(defaults['template']))
  const { template, ...others } = defaults
  const [letter] = lettersOfCsv(
    { heads: whole.heads, rows: [{ ...stored, row: 1, cells: whole.cells }] },
    whole.columns,
    {
      template: isMembers(template) ? template : {},
      list: undefined,
    },
  )
  const place = columns.findIndex(({ kind }) => kind === 'seed')
  const seed = readCell(cells[place] ?? '', { type: 'boolean' })
  const isMarked = place >= 0 && (cells[place] ?? '') !== ''
  const faults: RowIssue[] = (letter?.faults ?? []).map(({ column, detail, code }) => ({
    ...(column !== undefined && { column }),
    code: code === undefined ? 'UP-2203' : (code as RowIssue['code']),
    detail,
  }))
  if (isMarked && 'fault' in seed)
    faults.push({ column: heads[place] ?? '', code: 'UP-2203', detail: 'Write ja or nee.' })
  const key = letter?.hasOwnKey === true ? letter.idempotencyKey : undefined
  if (key !== undefined && !visible.test(key))
    faults.push({ column: 'idempotencyKey', code: 'UP-1001', detail: 'A key has 1 to 255 visible ASCII characters.' })
  const asked = merge(others, letter?.request ?? {})
  return {
    asked,
    ...(key !== undefined && visible.test(key) && { key }),
    ...(key === undefined && keysByReference && { key: rowKey(undefined, asked), isKeyOfReference: true }),
    seed: isMarked && 'value' in seed && seed.value === true,
    faults,
    warnings: (letter?.told ?? []).map(({ column, name }) => ({ column, code: 'UP-2072', detail: toldWords[name] })),
    columnAt: (pointer) => columnAt(pointer, whole.heads, whole.columns),
  }
}

/**
 * The meaning of each column of a table. @throws TableRefused for a column that is neither in the contract nor a variable
 */
export function columnsOf(
  heads: readonly string[],
  variables: readonly TableVariable[],
  confirmed: ListColumns | undefined,
  monthFirst: readonly number[] = [],
): CsvColumn[] {
  const facts = heads.map((_, place) => ({ isMonthFirst: monthFirst.includes(place) }))
  const { uses: mapping = {}, restoreZeros } = confirmed ?? {}
  return readColumns(heads, variables, { mapping, facts, ...(restoreZeros && { restoreZeros }) })
}

/** Writes values over members of a message. A text is read as a cell of a table is: `31/12/2026`, `1.337,66`. */
async function applyMends(
  message: Members,
  mends: Mends,
  variables: RowContext['variables'],
): Promise<{ asked: Members; faults: readonly RowIssue[] }> {
  const names = Object.keys(mends)
  if (names.length === 0) return { asked: message, faults: [] }
  const columns = readColumns(names, await variables(message['template']))
  const asked = structuredClone(message) as Record<string, unknown>
  const faults: RowIssue[] = []
  for (const [place, column] of columns.entries()) {
    const name = names[place] ?? ''
    const value = mends[name]
    if (column.kind === 'field') put(asked, column.path, fieldOf(column.name, value))
    else if (column.kind === 'variable') {
      const read = typeof value === 'string' && value !== '' ? readCell(value, column.variable) : { value }
      if ('fault' in read) faults.push({ column: name, code: 'UP-2203', detail: read.fault })
      put(asked, ['data', column.variable.name], 'value' in read ? read.value : value)
    }
  }
  return { asked, faults }
}

/** Several channels are separated as in a table. */
function fieldOf(name: string, value: unknown): unknown {
  return name === 'channels' && typeof value === 'string' && value !== '' ? value.split('|') : value
}

/** An empty text takes the member out. */
function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    const below = isMembers(into[first]) ? { ...into[first] } : {}
    into[first] = below
    put(below, rest, value)
  } else if (value === '') delete into[first]
  else into[first] = value
}

/** Members of the row replace those of the defaults; those of `data`, `recipient`, `template` and `archive` one by one. */
export function merge(defaults: Members, own: Members): Members {
  const merged: Record<string, unknown> = { ...defaults, ...own }
  for (const name of ['data', 'recipient', 'archive'] as const) {
    const [from, over] = [defaults[name], own[name]]
    if (isMembers(from) && isMembers(over)) merged[name] = { ...from, ...over }
  }
  return merged
}

export function issueOf({ pointer, code, detail }: Fault, at: (pointer: string) => string): RowIssue {
  const column = at(pointer)
  return { ...(column !== '' && { column }), ...(pointer !== '' && { pointer }), code, detail }
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
