import type { Fault } from '../../../core/fault.ts'
import { pointerStep } from '../../../core/json-pointer.ts'
import { plainName } from '../csv/csv-row.ts'
import { readCell } from '../values/read-cell.ts'
import type { ColumnMapping, ColumnUse } from './column-use.ts'
import { findMappingFaults } from './mapping-faults.ts'
import type { TableVariable } from './table-variable.ts'

/** What a person says about the columns of one list. */
export interface ColumnsWish {
  readonly columns: ColumnMapping
  /** One value for all rows of a variable that has no column. Texts are read as cells are. */
  readonly constants: Readonly<Record<string, unknown>>
  readonly restoreZeros?: readonly string[] | undefined
}

/** Every reason why a list cannot be read so; the pointers are those of the request. */
export function findColumnFaults(
  heads: readonly string[],
  variables: readonly TableVariable[],
  wish: ColumnsWish,
): Fault[] {
  return [
    ...ofColumns(heads, wish),
    ...findMappingFaults(wish.columns, variables)
      .filter(({ code }) => code !== 'UP-4063')
      .map(({ head, code, detail }) => faultAt(`/columns/${pointerStep(head)}`, code, detail)),
    ...ofConstants(variables, wish),
    ...ofLetter(variables, wish),
  ]
}

function faultAt(pointer: string, code: Fault['code'], detail: string): Fault {
  return { in: 'body', pointer, code, detail }
}

function ofColumns(heads: readonly string[], { columns, restoreZeros = [] }: ColumnsWish): Fault[] {
  const given = new Set(Object.keys(columns).map(plainName))
  const known = new Set(heads.map(plainName))
  const unknown = 'The list has no such column.'
  return [
    ...heads
      .filter((head) => head !== '' && !given.has(plainName(head)))
      .map((head) =>
        faultAt(
          `/columns/${pointerStep(head)}`,
          'UP-2075',
          'Say what this column is used for; `ignored` leaves it out.',
        ),
      ),
    ...Object.keys(columns)
      .filter((head) => !known.has(plainName(head)))
      .map((head) => faultAt(`/columns/${pointerStep(head)}`, 'UP-2076', unknown)),
    ...restoreZeros.flatMap((head, place) =>
      known.has(plainName(head)) ? [] : [faultAt(`/restoreZeros/${place}`, 'UP-2076', unknown)],
    ),
  ]
}

function ofConstants(variables: readonly TableVariable[], { columns, constants }: ColumnsWish): Fault[] {
  const used = new Set(Object.values(columns).flatMap(variableOf))
  return Object.entries(constants).flatMap(([name, value]) => {
    const pointer = `/constants/${pointerStep(name)}`
    const variable = variables.find((each) => each.name === name)
    if (variable === undefined) return [faultAt(pointer, 'UP-2077', 'The template has no such variable.')]
    if (used.has(name))
      return [faultAt(pointer, 'UP-2077', 'A column has the values of this variable; use that column or this value.')]
    const read = readConstant(value, variable)
    return 'fault' in read ? [faultAt(pointer, 'UP-2203', read.fault)] : []
  })
}

/** The values of variables without a column, as they are written into each letter. */
export function constantsOf(
  { constants }: ColumnsWish,
  variables: readonly TableVariable[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(constants).flatMap(([name, value]) => {
      const variable = variables.find((each) => each.name === name)
      const read = variable && readConstant(value, variable)
      return read !== undefined && 'value' in read ? [[name, read.value]] : []
    }),
  )
}

/** A text is read as a cell of a column would be. */
function readConstant(value: unknown, variable: TableVariable): ReturnType<typeof readCell> {
  return typeof value === 'string' ? readCell(value.trim(), variable) : { value }
}

const namesRecipient: ReadonlySet<string> = new Set(['first-name', 'last-name', 'last-name-first'])

/** What no row could have: each of them would be refused for the same reason. */
function ofLetter(variables: readonly TableVariable[], { columns, constants }: ColumnsWish): Fault[] {
  const uses = Object.values(columns)
  const isReferred = uses.some((use) => use.use === 'field' && use.field === 'reference')
  const isNamed = uses.some((use) => namesRecipient.has(use.use) || (use.use === 'field' && use.field === 'name'))
  const given = new Set([...uses.flatMap(variableOf), ...Object.keys(constants)])
  return [
    ...(isReferred ? [] : [faultAt('/columns', 'UP-2078', 'Say which column has the reference of each letter.')]),
    ...(isNamed ? [] : [faultAt('/columns', 'UP-2078', 'Say which column has the name of the recipient.')]),
    ...variables
      .filter(({ name, required }) => required === true && !given.has(name))
      .map(({ name }) =>
        faultAt(
          `/constants/${pointerStep(name)}`,
          'UP-2078',
          'The letter needs this variable: use a column for it, or give one value for all rows.',
        ),
      ),
  ]
}

function variableOf(use: ColumnUse | undefined): string[] {
  return use?.use === 'variable' || use?.use === 'item' ? [use.variable] : []
}
