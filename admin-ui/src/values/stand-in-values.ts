import type { VariableType } from '../../../api/contract/values/template.ts'
import type { Localized } from '../ui/api/api-types.ts'
import type { TemplateFault, TemplateVariable } from '../ui/api/template-types.ts'
import type { Data } from './data.ts'
import { fieldsOf, itemOf } from './shape-of.ts'

type Word = (label: Localized | undefined) => string | undefined

/**
 * The made-up values for missing ones, by kind; the numbers are assigned to no person or enterprise, and their check digits are
 * valid.
 */
const values: Readonly<Partial<Record<VariableType, unknown>>> = {
  money: '123.45',
  date: '2030-12-31',
  time: '14:30',
  integer: 3,
  number: 12.5,
  boolean: true,
  insz: '85670100189',
  enterpriseNumber: '0999999922',
  iban: 'BE68539007547034',
  structuredCommunication: '+++085/1927/54115+++',
  url: 'https://example.org/',
}

/** The examples of the variables, as the data of a letter. */
export function examplesOf(variables: readonly TemplateVariable[]): Data {
  return Object.fromEntries(
    variables.filter(({ example }) => example !== undefined).map(({ name, example }) => [name, example]),
  )
}

/** Data in which each value that the letter needs is present, with the names of the made-up ones. */
export function fillIn(
  variables: readonly TemplateVariable[],
  data: Data,
  word: Word,
): { readonly data: Data; readonly names: readonly string[] } {
  const names: string[] = []
  const filled = Object.fromEntries(
    variables.flatMap((variable): (readonly [string, unknown])[] => {
      const { name, required } = variable
      const given = Object.hasOwn(data, name) ? data[name] : undefined
      const absent = given === undefined || given === null || (typeof given === 'string' && given.trim() === '')
      if (absent || (required === true && Array.isArray(given) && given.length === 0)) {
        if (required !== true) return given === undefined ? [] : [[name, given]]
        names.push(word(variable.label) || name)
        return [[name, standInOf(variable, word)]]
      }
      const inside = insideOf(variable, given, word)
      names.push(...inside.names)
      return [[name, inside.value]]
    }),
  )
  return { data: { ...data, ...filled }, names: [...new Set(names)] }
}

/** A fault that a made-up value hides from the preview: a sample, or an example, lacks a required value. */
export function isAbsence({ kind, pointer }: Pick<TemplateFault, 'kind' | 'pointer'>): boolean {
  return pointer.startsWith('/samples/') && (kind === 'data-required' || kind === 'data-empty-list')
}

function insideOf(
  variable: TemplateVariable,
  value: unknown,
  word: Word,
): { readonly value: unknown; readonly names: readonly string[] } {
  const { type, fields } = variable
  if (fields === undefined || (type !== 'list' && type !== 'object')) return { value, names: [] }
  const fill = (group: unknown) =>
    typeof group === 'object' && group !== null && !Array.isArray(group)
      ? fillIn(fields, group as Data, word)
      : { data: group, names: [] }
  if (!Array.isArray(value)) {
    const { data, names } = fill(value)
    return { value: data, names }
  }
  const rows = value.map(fill)
  return { value: rows.map(({ data }) => data), names: rows.flatMap(({ names }) => names) }
}

function standInOf(variable: TemplateVariable, word: Word): unknown {
  const { type, name, example, maxLength } = variable
  if (example !== undefined && example !== null && example !== '') return example
  if (type === 'list') return [standInOf({ ...itemOf(variable), required: true }, word)]
  if (type === 'object') return fillIn(fieldsOf(variable), {}, word).data
  if (type !== 'text' && type !== 'longText') return values[type]
  const text = `[${word(variable.label) || name}]`
  return maxLength === undefined ? text : text.slice(0, maxLength)
}
