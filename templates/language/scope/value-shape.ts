import { type Variable, type VariableType, variableTypes } from '../../model/template-source.ts'

/** What an expression may find in the data; `any` where nothing is declared and no example shows it. */
export type Shape = (
  | { readonly kind: 'any' }
  | { readonly kind: 'leaf'; readonly type: VariableType | undefined }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Shape> }
  | { readonly kind: 'list'; readonly item: Shape }
) & {
  /** Some letters have no such value. */
  readonly optional?: true
}

export const anyShape: Shape = { kind: 'any', optional: true }

const leaf = (type: VariableType): Shape => ({ kind: 'leaf', type })

/** The same value, absent in some letters. */
export function optional(shape: Shape): Shape {
  return { ...shape, optional: true }
}

/** Variables that the hub provides for each letter; a declared variable of the same name takes precedence. */
const builtInShapes: Readonly<Record<string, Shape>> = {
  recipient: object({
    name: leaf('text'),
    type: leaf('text'),
    attention: optional(leaf('text')),
    insz: optional(leaf('insz')),
    enterpriseNumber: optional(leaf('enterpriseNumber')),
    address: anyShape,
  }),
  letter: object({ date: leaf('date'), reference: leaf('text') }),
}

export function shapeOfData(variables: readonly Variable[]): Shape {
  return object({ ...builtInShapes, ...Object.fromEntries(variables.map((each) => [each.name, shapeOf(each)])) })
}

export function shapeOf(variable: Variable): Shape {
  const shape = shapeOfPresent(variable)
  return variable.required === true ? shape : optional(shape)
}

function shapeOfPresent(variable: Variable): Shape {
  const fields =
    variable.fields && object(Object.fromEntries(variable.fields.map((each) => [each.name, shapeOf(each)])))
  if (variable.type === 'object') return fields ?? shapeOfExample(variable.example)
  if (variable.type !== 'list') return leaf(variable.type)
  if (fields) return { kind: 'list', item: fields }
  if (variable.items) return { kind: 'list', item: isNested(variable.items) ? anyShape : leaf(variable.items) }
  const example = shapeOfExample(variable.example)
  return example.kind === 'list' ? example : { kind: 'list', item: anyShape }
}

/**
 * The shape of an example, where neither `fields` nor `items` declare one; its leaves are text of any kind, and its parts may be
 * absent.
 */
export function shapeOfExample(example: unknown): Shape {
  if (Array.isArray(example)) return { kind: 'list', item: example.length > 0 ? shapeOfExample(example[0]) : anyShape }
  if (example === null || example === undefined) return anyShape
  if (typeof example === 'boolean') return leaf('boolean')
  if (typeof example !== 'object') return { kind: 'leaf', type: undefined }
  return object(
    Object.fromEntries(Object.entries(example).map(([name, value]) => [name, optional(shapeOfExample(value))])),
  )
}

export function isNested(type: VariableType): boolean {
  return type === 'list' || type === 'object'
}

export function isVariableType(type: unknown): type is VariableType {
  return variableTypes.some((each) => each === type)
}

function object(fields: Readonly<Record<string, Shape>>): Shape {
  return { kind: 'object', fields: new Map(Object.entries(fields)) }
}
