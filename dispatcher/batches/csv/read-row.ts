import type { CsvColumn } from '../columns/csv-columns.ts'
import { fields } from '../columns/fields.ts'
import { cellForms, type ReadCell } from '../values/cell-value.ts'
import { codeWithoutZero } from '../values/foreign-zero.ts'
import { readCell } from '../values/read-cell.ts'
import { readField } from '../values/read-field.ts'
import { splitAddress } from '../values/split-address.ts'
import { spreadsheetDamage } from '../values/spreadsheet-damage.ts'
import { toldWords } from '../values/told-words.ts'
import { turnName } from '../values/turn-name.ts'
import type { CsvRow } from './csv-row.ts'
import { differenceOf, raggedAdvice } from './row-advice.ts'
import type { RowFault, RowNote } from './row-fault.ts'

type Members = { [name: string]: unknown }

/** The message of a row as far as it could be read, and what was found while reading it. */
export interface ReadRow {
  readonly request: Readonly<Members>
  readonly key: string | undefined
  readonly faults: readonly RowFault[]
  readonly told: readonly RowNote[]
}

/** Words that people and spreadsheets write into a cell that has no value. */
const emptyWords = /^(?:[-–—]|n\/a|n\.?v\.?t\.?|n\.?a\.|s\.?o\.|null|#N\/[AB]|#NV)$/i

/** Reads a row, and the further items of its lists from the rows that belong to it. */
export function readRow(row: CsvRow, heads: readonly string[], columns: readonly CsvColumn[]): ReadRow {
  const target = openTarget()
  if (row.differs !== undefined) target.faults.push(differenceOf(row, row.differs, heads))
  for (const each of [row, ...(row.more ?? [])]) {
    if (each.cells.length !== heads.length) target.faults.push({ detail: raggedAdvice(each, heads.length) })
    const items = new Map<string, Members>()
    for (const [place, cell] of each.cells.entries()) {
      const column = columns[place]
      if (column === undefined || column.kind === 'ignored' || cell === '') continue
      if (each !== row && column.kind !== 'item') continue
      readInto(target, cell, column, heads[place] ?? '', items)
    }
    for (const [list, item] of items) {
      const before = target.data[list]
      target.data[list] = Array.isArray(before) ? [...(before as unknown[]), item] : [item]
    }
  }
  return target.finish()
}

interface Target {
  readonly request: Members
  readonly data: Members
  readonly faults: RowFault[]
  readonly told: RowNote[]
  readonly names: { first?: string; last?: string }
  key: string | undefined
  /** The column of postal codes whose lost zeros are restored. */
  codes: string | undefined
  readonly finish: () => ReadRow
}

function openTarget(): Target {
  const [request, data]: [Members, Members] = [{}, {}]
  const [faults, told]: [RowFault[], RowNote[]] = [[], []]
  const target: Target = {
    request,
    data,
    faults,
    told,
    names: {},
    key: undefined,
    codes: undefined,
    finish: () => finished(target),
  }
  return target
}

function finished({ request, data, faults, told, names, key, codes }: Target): ReadRow {
  const recipient: Members = isMembers(request['recipient']) ? request['recipient'] : {}
  const joined = [names.first, names.last].filter(Boolean).join(' ')
  if (joined !== '') recipient['name'] ??= joined
  recipient['type'] ??= recipient['insz'] ? 'citizen' : recipient['enterpriseNumber'] ? 'enterprise' : 'addressee'
  const dropped = codeWithoutZero(recipient['address'])
  if (dropped !== undefined && codes !== undefined) {
    put(recipient, ['address', 'postalCode'], dropped.restored)
    told.push({ column: codes, name: 'code-restored', detail: toldWords['code-restored'] })
    return { request: { ...request, recipient, data }, key, faults, told }
  }
  return {
    request: { ...request, recipient, data },
    key,
    faults: dropped === undefined ? faults : [...faults, dropped.fault],
    told,
  }
}

function readInto(target: Target, cell: string, column: CsvColumn, head: string, items: Map<string, Members>): void {
  const fault = (detail: string): void => void target.faults.push({ column: head, detail })
  const isText = column.kind === 'variable' && (column.variable.type === 'text' || column.variable.type === 'longText')
  if (!isText && emptyWords.test(cell))
    return void target.told.push({
      column: head,
      name: 'empty-word',
      detail: `“${cell}” is read as an empty cell.`,
    })
  const damage = spreadsheetDamage(cell)
  if (damage !== undefined) fault(damage)
  switch (column.kind) {
    case 'key':
      target.key = cell
      return
    case 'first-name':
      target.names.first = cell
      return
    case 'last-name':
      target.names.last = cell
      return
    case 'last-name-first':
      return put(target.request, fields.name, turnName(cell))
    case 'address':
      return readAddress(target, cell, fault)
    case 'field':
      if (column.name === 'postalCode' && column.zeros === 'restored') target.codes = head
      return put(
        target.request,
        column.path,
        valueOf(target, asWished(readField(column.name, cell), cell, column.zeros), cell, head, fault),
      )
    case 'variable': {
      const read = asWished(readCell(cell, column.variable, column.isMonthFirst), cell, column.zeros)
      const form = damage === undefined ? cellForms[column.variable.type] : undefined
      target.data[column.variable.name] = valueOf(target, read, cell, head, fault, form)
      return
    }
    case 'item': {
      const read = asWished(readCell(cell, column.item, column.isMonthFirst), cell, column.zeros)
      const item = items.get(column.variable.name) ?? {}
      items.set(column.variable.name, item)
      item[column.item.name] = valueOf(target, read, cell, head, fault, cellForms[column.item.type])
      return
    }
    case 'seed':
    case 'ignored':
      return
    default:
      return column satisfies never
  }
}

/** A number whose lost zeros are not to be restored stays as the file has it; checking the letter reports it. */
function asWished(read: ReadCell, cell: string, zeros: 'restored' | 'left-out' | undefined): ReadCell {
  return zeros === 'left-out' && 'value' in read && read.name === 'zero-restored' ? { value: cell } : read
}

/** The value, or the cell itself where it cannot be read: the hub may find more in the rest of the row. */
function valueOf(
  target: Target,
  read: ReadCell,
  cell: string,
  head: string,
  fault: (detail: string) => void,
  form?: string,
): unknown {
  if ('fault' in read) {
    if (form !== undefined || !target.faults.some(({ column }) => column === head))
      fault(form === undefined ? read.fault : `${read.fault} Write ${form}.`)
    return cell
  }
  if (read.told !== undefined && read.name !== undefined)
    target.told.push({ column: head, name: read.name, detail: read.told })
  return read.value
}

/** Columns of single fields precede what is found in a whole address. */
function readAddress(target: Target, cell: string, fault: (detail: string) => void): void {
  const parts = splitAddress(cell)
  if (parts === undefined)
    return fault(
      'The address cannot be divided into its parts. Write it as “Kerkstraat 12 bus 3, 9000 Gent”, or in columns of its own.',
    )
  for (const name of ['street', 'houseNumber', 'box', 'postalCode', 'municipality'] as const) {
    const value = parts[name]
    if (value !== undefined && memberAt(target.request, fields[name]) === undefined)
      put(target.request, fields[name], value)
  }
}

function memberAt(from: Members, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => (isMembers(value) ? value[step] : undefined), from)
}

function put(into: Members, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) {
    into[first] = value
    return
  }
  const below: Members = isMembers(into[first]) ? into[first] : {}
  into[first] = below
  put(below, rest, value)
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
