import type { Scope } from '../scope/expression-scope.ts'
import type { Shape } from '../scope/value-shape.ts'

/** Whether a name, or the first part of a path, is a variable of this version or a part of one. */
export function isKnownName(path: string, { here, around }: Scope): boolean {
  const [first = ''] = path.split('.')
  if (path === 'letter' || path === 'recipient') return false
  return holds(here, first) || (around !== undefined && isKnownName(path, around))
}

function holds(shape: Shape, name: string): boolean {
  if (shape.kind === 'list') return holds(shape.item, name)
  if (shape.kind !== 'object') return false
  return [...shape.fields].some(([key, field]) => key === name || (key !== 'recipient' && holds(field, name)))
}
