import type { Variable, VariableType } from '../../model/template-source.ts'
import { defaultMaxLength } from './max-length.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

const schemas: Record<Exclude<VariableType, 'list' | 'object'>, JsonSchema> = {
  text: { type: 'string', pattern: '^[^\\r\\n]*$' },
  longText: { type: 'string' },
  number: { anyOf: [{ type: 'number' }, { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }] },
  integer: { type: 'integer' },
  money: {
    anyOf: [
      { type: 'number', multipleOf: 0.01 },
      { type: 'string', pattern: '^-?\\d{1,9}(\\.\\d{1,2})?$' },
    ],
  },
  date: { type: 'string', format: 'date' },
  time: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  boolean: { type: 'boolean' },
  insz: { type: 'string', pattern: '^\\d{2}\\.?\\d{2}\\.?\\d{2}-?\\d{3}\\.?\\d{2}$' },
  enterpriseNumber: { type: 'string', pattern: '^(BE ?)?[01]?\\d{3}\\.?\\d{3}\\.?\\d{3}$' },
  iban: { type: 'string', pattern: '^[A-Za-z]{2}\\d{2}[A-Za-z0-9 ]{10,38}$' },
  structuredCommunication: {
    type: 'string',
    pattern: '^(\\+\\+\\+|\\*\\*\\*)?\\d{3}/?\\d{4}/?\\d{5}(\\+\\+\\+|\\*\\*\\*)?$',
  },
  url: { type: 'string', format: 'uri', pattern: '^https?://' },
}

/** JSON Schema (2020-12) of the data of a version. A schema cannot check check digits; intake checks those too. */
export function dataSchema(variables: readonly Variable[]): JsonSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...objectSchema(variables) }
}

function objectSchema(variables: readonly Variable[]): JsonSchema {
  const required = variables.filter((variable) => variable.required === true).map((variable) => variable.name)
  return {
    type: 'object',
    properties: Object.fromEntries(variables.map((variable) => [variable.name, variableSchema(variable)])),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  }
}

function variableSchema(variable: Variable): JsonSchema {
  const { label, example, required } = variable
  const notes = { ...(label?.nl ? { title: label.nl } : {}), ...(example === undefined ? {} : { examples: [example] }) }
  const schema = bareSchema(variable)
  const limit = limitOf(variable, schema)
  if (required === true) return { ...notes, ...schema, ...limit }
  return { ...notes, anyOf: [{ ...schema, ...limit }, { type: 'null' }] }
}

function limitOf({ type, maxLength }: Variable, schema: JsonSchema): JsonSchema {
  if (type === 'list') return maxLength === undefined ? {} : { maxItems: maxLength }
  if (schema.type !== 'string') return {}
  const isText = type === 'text' || type === 'longText' || type === 'url'
  return maxLength === undefined && !isText ? {} : { maxLength: maxLength ?? defaultMaxLength(type) }
}

function bareSchema(variable: Variable): JsonSchema {
  const { type, fields, items } = variable
  if (type === 'object') return fields ? objectSchema(fields) : { type: 'object' }
  if (type !== 'list') return schemas[type]
  if (fields) return { type: 'array', items: objectSchema(fields) }
  if (items) {
    const item: Variable = { name: variable.name, type: items }
    const schema = bareSchema(item)
    return { type: 'array', items: { ...schema, ...limitOf(item, schema) } }
  }
  return { type: 'array' }
}
