import type { TemplateVariable } from '../../../ui/api/template-types.ts'

export type { TemplateVariable }
export type VariableType = TemplateVariable['type']

/** The types in the order in which officers need them. */
export const variableTypes: readonly VariableType[] = [
  'text',
  'longText',
  'money',
  'date',
  'time',
  'integer',
  'number',
  'boolean',
  'list',
  'object',
  'insz',
  'enterpriseNumber',
  'iban',
  'structuredCommunication',
  'url',
]
