import type { VariableType } from '../../../templates/model/template-source.ts'
import type { TableVariable } from './table-variable.ts'

/** The values of each item of a list: as the template declares them, else as the example shows them. Empty for plain items. */
export function itemFields({ fields, items, example }: TableVariable): readonly TableVariable[] {
  if (fields !== undefined) return fields
  if (items !== undefined || !Array.isArray(example)) return []
  const first: unknown = example[0]
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return []
  return Object.entries(first).map(([name, value]) => ({ name, type: typeOf(value) }))
}

/** The type of each item of a list without fields. */
export function itemType({ items, example }: TableVariable): VariableType {
  return items ?? typeOf(Array.isArray(example) ? example[0] : undefined)
}

function typeOf(value: unknown): VariableType {
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text'
}
