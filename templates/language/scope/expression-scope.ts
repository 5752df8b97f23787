import type { FaultList } from '../faults/fault-list.ts'
import type { Path } from '../parse/parse-handlebars.ts'
import { suggestName } from './suggest-name.ts'
import { anyShape, optional, type Shape } from './value-shape.ts'

const loopValues: Readonly<Record<string, Shape>> = {
  index: { kind: 'leaf', type: 'integer' },
  first: { kind: 'leaf', type: 'boolean' },
  last: { kind: 'leaf', type: 'boolean' },
}

/** The scope of an expression: the value of `this`, the enclosing scopes, and the names that a block defines. */
export interface Scope {
  readonly here: Shape
  readonly around?: Scope
  readonly named?: ReadonlyMap<string, Shape>
  readonly loop?: boolean
}

/** The shape at the end of a path; a located fault and the shape `any` where the path does not exist. */
export function resolvePath(path: Path, scope: Scope, faults: FaultList): Shape {
  const at = path.loc.start
  const parts = path.parts.map(String)
  const [first = '', ...rest] = parts
  if (path.data) return resolveData(path, first, rest, scope, faults)
  const own = path.depth === 0 && !/^(this|\.)/.test(path.original) ? findNamed(scope, first) : undefined
  if (own) return follow(own, rest, path, faults)
  let from = scope
  for (let step = 0; step < path.depth; step++) {
    if (!from.around) {
      faults.add(at, 'beyond-outermost', { name: path.original })
      return anyShape
    }
    from = from.around
  }
  const isMissing = from.here.kind === 'object' && first !== '' && !from.here.fields.has(first)
  if (isMissing && from.around && knows(from.around, first)) {
    faults.add(at, 'not-of-item', { name: first })
    return anyShape
  }
  return follow(from.here, parts, path, faults)
}

function resolveData(path: Path, first: string, rest: readonly string[], scope: Scope, faults: FaultList): Shape {
  if (first === 'root') return follow(outermost(scope).here, rest, path, faults)
  const value = loopValues[first]
  const isInLoop = (each: Scope | undefined): boolean =>
    each !== undefined && (each.loop === true || isInLoop(each.around))
  if (value && rest.length === 0 && isInLoop(scope)) return value
  faults.add(path.loc.start, value ? 'loop-value-outside' : 'unknown-loop-value', { name: path.original })
  return anyShape
}

function follow(from: Shape, parts: readonly string[], path: Path, faults: FaultList): Shape {
  let shape = from
  for (const part of parts) {
    if (shape.kind === 'any') return shape
    const { optional: isUncertain } = shape
    if (shape.kind === 'list')
      shape =
        part === 'length'
          ? { kind: 'leaf', type: 'integer' }
          : /^\d+$/.test(part)
            ? shape.item
            : missing(part, shape, path, faults)
    else if (shape.kind === 'leaf') shape = missing(part, shape, path, faults)
    else shape = shape.fields.get(part) ?? missing(part, shape, path, faults)
    if (isUncertain === true && part !== 'length') shape = optional(shape)
  }
  return shape
}

function missing(part: string, shape: Shape, path: Path, faults: FaultList): Shape {
  if (shape.kind === 'object')
    faults.add(path.loc.start, 'unknown-variable', { name: part, suggestion: suggestName(part, shape.fields.keys()) })
  else if (shape.kind === 'list') faults.add(path.loc.start, 'part-of-list', { name: path.original })
  else faults.add(path.loc.start, 'part-of-value', { name: path.original, part })
  return anyShape
}

function findNamed(scope: Scope | undefined, name: string): Shape | undefined {
  return scope && (scope.named?.get(name) ?? findNamed(scope.around, name))
}

function knows(scope: Scope, name: string): boolean {
  return scope.here.kind === 'object' && scope.here.fields.has(name)
}

function outermost(scope: Scope): Scope {
  return scope.around ? outermost(scope.around) : scope
}
