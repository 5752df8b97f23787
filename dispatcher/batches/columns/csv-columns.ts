import { plainName } from '../csv/csv-row.ts'
import { TableRefused } from '../csv/table-refused.ts'
import type { ColumnFacts } from '../tables/shape/column-facts.ts'
import type { ColumnMapping, ColumnUse } from './column-use.ts'
import { type FieldName, fieldNames, fields, reasonHead } from './fields.ts'
import { itemFields } from './item-fields.ts'
import type { TableVariable } from './table-variable.ts'

export type CsvColumn =
  | { readonly kind: 'field'; readonly name: FieldName; readonly path: readonly string[]; readonly zeros?: LostZeros }
  | { readonly kind: 'key' }
  | {
      readonly kind: 'variable'
      readonly variable: TableVariable
      readonly isMonthFirst?: boolean
      readonly zeros?: LostZeros
    }
  | {
      readonly kind: 'item'
      readonly variable: TableVariable
      readonly item: TableVariable
      readonly isMonthFirst?: boolean
      readonly zeros?: LostZeros
    }
  | { readonly kind: 'first-name' }
  | { readonly kind: 'last-name-first' }
  | { readonly kind: 'last-name' }
  | { readonly kind: 'address' }
  | { readonly kind: 'seed' }
  | { readonly kind: 'ignored' }

/** What becomes of zeros that a spreadsheet dropped; absent: they are restored where check digits prove them. */
type LostZeros = 'restored' | 'left-out'

export interface ColumnOptions {
  /** The use of columns whose own names say too little. */
  readonly mapping?: ColumnMapping
  /** One for each head; absent: dates have the day first. */
  readonly facts?: readonly ColumnFacts[]
  /** See `ListColumns`. */
  readonly restoreZeros?: readonly string[]
}

/**
 * The meaning of each column: by the mapping, else by its own name.
 * @throws TableRefused for a column that is in neither, or for two columns of one use
 */
export function readColumns(
  heads: readonly string[],
  variables: readonly TableVariable[],
  { mapping = {}, facts = [], restoreZeros }: ColumnOptions = {},
): CsvColumn[] {
  const mapped = new Map(Object.entries(mapping).map(([head, use]) => [plainName(head), use]))
  const restored = restoreZeros && new Set(restoreZeros.map(plainName))
  const columns = heads.map((head, place) => {
    const use = mapped.get(plainName(head)) ?? useOfName(head, variables)
    const column = use && columnOf(use, variables)
    if (column?.kind !== 'field' && column?.kind !== 'variable' && column?.kind !== 'item') return column
    const isMonthFirst = facts[place]?.isMonthFirst === true
    const zeros: LostZeros | undefined = restored && (restored.has(plainName(head)) ? 'restored' : 'left-out')
    const withZeros = { ...column, ...(zeros !== undefined && { zeros }) }
    return withZeros.kind !== 'field' && isMonthFirst ? { ...withZeros, isMonthFirst } : withZeros
  })
  const unknown = heads.filter((_, place) => columns[place] === undefined)
  if (unknown.length > 0)
    throw new TableRefused(
      `The template has no variable for ${unknown.length === 1 ? 'the column' : 'the columns'} ${unknown.join(', ')}.`,
      `Its variables: ${variables.map(({ name }) => name).join(', ')}. Other columns: ${fieldNames.join(', ')}.`,
      { name: 'unknown-column', values: { columns: unknown.join(', ') } },
    )
  const known = columns.filter((column) => column !== undefined)
  assertOnce(heads, known)
  return known
}

/** The use that the name of a column itself states: a column of the contract, a variable, or a value of a list's items. */
export function useOfName(head: string, variables: readonly TableVariable[]): ColumnUse | undefined {
  const plain = plainName(head)
  if (plain === '' || plain === plainName(reasonHead)) return { use: 'ignored' }
  const isOfData = head.trim().toLowerCase().startsWith('data.')
  const wanted = isOfData ? head.trim().slice('data.'.length) : head
  if (!isOfData && plain === 'idempotencykey') return { use: 'key' }
  if (!isOfData && plain === 'seed' && !variables.some(({ name }) => name === 'seed')) return { use: 'seed' }
  const field = isOfData ? undefined : fieldNames.find((name) => plainName(name) === plain)
  if (field !== undefined) return { use: 'field', field }
  const variable = variables.find(({ name }) => plainName(name) === plainName(wanted))
  if (variable !== undefined) return { use: 'variable', variable: variable.name }
  return itemOfName(wanted, variables)
}

/** `kosten.bedrag` is the value `bedrag` of the items of the list `kosten`. */
function itemOfName(head: string, variables: readonly TableVariable[]): ColumnUse | undefined {
  const [list = '', item, ...others] = head.split('.')
  if (item === undefined || others.length > 0) return undefined
  const variable = variables.find(({ name, type }) => type === 'list' && plainName(name) === plainName(list))
  const found = variable && itemFields(variable).find(({ name }) => plainName(name) === plainName(item))
  return variable && found && { use: 'item', variable: variable.name, item: found.name }
}

/** Undefined for a variable that the template does not have (any more). */
export function columnOf(use: ColumnUse, variables: readonly TableVariable[]): CsvColumn | undefined {
  switch (use.use) {
    case 'field':
      return { kind: 'field', name: use.field, path: fields[use.field] }
    case 'variable': {
      const variable = variables.find(({ name }) => name === use.variable)
      return variable && { kind: 'variable', variable }
    }
    case 'item': {
      const variable = variables.find(({ name, type }) => name === use.variable && type === 'list')
      const item = variable && itemFields(variable).find(({ name }) => name === use.item)
      return variable && item && { kind: 'item', variable, item }
    }
    case 'key':
    case 'first-name':
    case 'last-name':
    case 'last-name-first':
    case 'address':
    case 'seed':
    case 'ignored':
      return { kind: use.use }
    default:
      return use satisfies never
  }
}

/** Two columns may hold parts of one address; of anything else, it would be unknown which of the two is meant. */
function assertOnce(heads: readonly string[], columns: readonly CsvColumn[]): void {
  const seen = new Map<string, number>()
  for (const [place, column] of columns.entries()) {
    if (column.kind === 'ignored' || column.kind === 'address') continue
    const name = JSON.stringify(column)
    const before = seen.get(name)
    if (before !== undefined)
      throw new TableRefused(
        `The columns ${heads[before] ?? ''} and ${heads[place] ?? ''} are both used for the same value.`,
        'Use one of them, and leave the other one out or ignore it.',
      )
    seen.set(name, place)
  }
}

/** The column of a fault of the hub, by its JSON pointer: as it is named in the file, else as it would be named. */
export function columnAt(pointer: string, heads: readonly string[], columns: readonly CsvColumn[]): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const place = columns.findIndex((column) => isAt(column, steps))
  if (place >= 0) return heads[place] ?? ''
  if (steps[0] === 'data' && steps[1] !== undefined) return steps[1]
  const field = Object.entries(fields).find(([, path]) => path.join('/') === steps.join('/'))
  return field?.[0] ?? steps.at(-1) ?? ''
}

function isAt(column: CsvColumn, steps: readonly string[]): boolean {
  switch (column.kind) {
    case 'field':
      return column.path.every((step, at) => steps[at] === step)
    case 'variable':
      return steps[0] === 'data' && steps[1] === column.variable.name
    case 'item':
      return (
        steps[0] === 'data' &&
        steps[1] === column.variable.name &&
        (steps[3] === undefined || steps[3] === column.item.name)
      )
    case 'last-name':
    case 'last-name-first':
      return steps[0] === 'recipient' && steps[1] === 'name'
    case 'address':
      return steps[0] === 'recipient' && steps[1] === 'address'
    case 'key':
    case 'first-name':
    case 'seed':
    case 'ignored':
      return false
    default:
      return column satisfies never
  }
}
