import type { VariableType } from '../../../api/contract/values/template.ts'
import type { TemplateVariable } from '../ui/api/template-types.ts'

/** The example alone may define the shape of a list or an object; forms need the shape in full. */
export function fieldsOf({ fields, example }: TemplateVariable): TemplateVariable[] {
  if (fields !== undefined) return fields
  const one: unknown = Array.isArray(example) ? example[0] : example
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return []
  return Object.entries(one).map(([name, value]) => ({ name, type: typeOf(value), example: value }))
}

/** The items of a list: a group with fields, or one simple value. */
export function itemOf(variable: TemplateVariable): TemplateVariable {
  const fields = fieldsOf(variable)
  if (fields.length > 0) return { name: variable.name, type: 'object', fields }
  const [first]: unknown[] = Array.isArray(variable.example) ? variable.example : []
  return { name: variable.name, type: variable.items ?? typeOf(first) }
}

function typeOf(value: unknown): VariableType {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' && value !== null ? 'object' : 'text'
}
