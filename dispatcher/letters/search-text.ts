import type { Variable, VariableType } from '../../templates/model/template-source.ts'

/** Numbers that identify a person or an account are found by their blind index or not at all. */
const unsearched = new Set<VariableType>(['insz', 'iban', 'boolean'])

/**
 * The text by which the archive may be searched: the values of the variables, without secret ones, national numbers and accounts.
 */
export function searchText(variables: readonly Variable[], data: Readonly<Record<string, unknown>>): string {
  return variables.flatMap((variable) => words(variable, data[variable.name])).join(' ')
}

function words(variable: Variable, value: unknown): string[] {
  if (variable.secret === true || unsearched.has(variable.type) || value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((item) => itemWords(variable, item))
  return itemWords(variable, value)
}

function itemWords({ items, fields, example }: Variable, value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') {
    return items !== undefined && unsearched.has(items) ? [] : [String(value)]
  }
  if (typeof value !== 'object' || value === null) return []
  const record = value as Readonly<Record<string, unknown>>
  if (fields !== undefined) return fields.flatMap((field) => words(field, record[field.name]))
  // Declared by its example alone: plain values without declared types.
  return example === undefined
    ? []
    : Object.values(record).flatMap((each) =>
        typeof each === 'string' || typeof each === 'number' ? [String(each)] : [],
      )
}
