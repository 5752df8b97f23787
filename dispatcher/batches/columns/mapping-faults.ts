import { isValue } from '../tables/shape/find-head.ts'
import type { ColumnMapping, ColumnUse } from './column-use.ts'
import { columnOf } from './csv-columns.ts'
import type { TableVariable } from './table-variable.ts'

/** A fault of a mapping, at the column of this name. */
export interface MappingFault {
  readonly head: string
  readonly code: 'UP-4062' | 'UP-4063' | 'UP-4064'
  readonly detail: string
}

/** Why a mapping cannot be remembered: it names what the template does not have, uses a thing twice, or holds values of a row. */
export function findMappingFaults(mapping: ColumnMapping, variables: readonly TableVariable[]): MappingFault[] {
  const faults: MappingFault[] = []
  const seen = new Map<string, string>()
  for (const [head, use] of Object.entries(mapping)) {
    if (isValue(head))
      faults.push({
        head,
        code: 'UP-4063',
        detail:
          'This is a value and not the name of a column. Send the names of the columns; values are not stored here.',
      })
    if (columnOf(use, variables) === undefined)
      faults.push({ head, code: 'UP-4062', detail: unknownUse(use, variables) })
    const name = nameOf(use)
    if (name === undefined) continue
    if (seen.has(name))
      faults.push({
        head,
        code: 'UP-4064',
        detail:
          'Another column has the same use. Choose one of them, and use the other one for something else or ignore it.',
      })
    seen.set(name, head)
  }
  return faults
}

function unknownUse(use: ColumnUse, variables: readonly TableVariable[]): string {
  const names = variables.map(({ name }) => name).join(', ')
  return use.use === 'item'
    ? 'The template has no such list, or its items have no such value.'
    : `The template has no such variable. Its variables: ${names === '' ? 'none' : names}.`
}

function nameOf(use: ColumnUse): string | undefined {
  return use.use === 'ignored' || use.use === 'address' ? undefined : JSON.stringify(Object.values(use))
}
