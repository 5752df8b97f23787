import type { VariableType } from '../../model/template-source.ts'
import type { FaultList, Place } from '../faults/fault-list.ts'
import { readDecimal } from '../format/decimal.ts'
import { readDay } from '../format/read-day.ts'
import { numeric, templateHelpers } from '../format/template-helpers.ts'
import { readTime } from '../read-time.ts'
import type { Shape } from '../scope/value-shape.ts'
import { isWritable } from './is-writable.ts'
import { shortened } from './shorten.ts'

/** A value that an expression passes to a helper. */
export interface Argument {
  readonly shape: Shape
  /** The name of the variable, or the words of the author. */
  readonly name: string
  /** Set where the value is a literal. */
  readonly literal?: string
  readonly at: Place
}

/** Checks that a helper can write its argument: a helper would print a value of another type as it is in the data. */
export function checkArguments(helper: string, given: readonly Argument[], faults: FaultList): void {
  const rule = templateHelpers[helper]
  if (rule === undefined) return
  const { takes } = rule
  if (takes === undefined) checkCompared(helper, given, faults)
  else for (const each of given) checkWritten(helper, takes, each, faults)
}

function checkWritten(name: string, takes: readonly VariableType[], given: Argument, faults: FaultList): void {
  const { shape, literal, at } = given
  const [type = 'text'] = takes
  if (literal !== undefined) {
    if (!isWritable(name, literal)) faults.add(at, 'literal-type', { text: shortened(literal), type })
    return
  }
  const actual = typeOf(shape)
  if (actual === undefined) return
  const hasParts = shape.kind === 'list' && (shape.item.kind === 'object' || shape.item.kind === 'list')
  if (hasParts) faults.add(at, 'list-as-text', { name: given.name })
  else if (!takes.includes(actual)) faults.add(at, 'helper-type', { name, value: given.name, type, given: actual })
}

/** Values of different kinds are never equal or ordered, so the part would be in no letter. */
function checkCompared(name: string, given: readonly Argument[], faults: FaultList): void {
  const [one, other] = given
  if (one === undefined || other === undefined || !['eq', 'ne', 'gt', 'gte', 'lt', 'lte'].includes(name)) return
  for (const [left, right] of [
    [one, other],
    [other, one],
  ] as const) {
    const [type, against] = [typeOf(left.shape), typeOf(right.shape)]
    if (type === undefined || against === undefined || left.literal !== undefined) continue
    if (comparable(type, against, right.literal)) continue
    faults.add(right.at, 'compared-types', { name, value: shortened(right.name), type, given: against })
    return
  }
}

function comparable(type: VariableType, against: VariableType, literal: string | undefined): boolean {
  const kind = kindOf(type)
  if (literal !== undefined && kind === 'number') return readDecimal(literal) !== undefined
  if (literal !== undefined && kind === 'date') return readDay(literal) !== undefined
  if (literal !== undefined && kind === 'time') return readTime(literal) !== undefined
  if (kind === kindOf(against)) return true
  // A text may contain a number or a date; a boolean, a list or an object equals nothing of another type.
  return [type, against].some((each) => kindOf(each) === 'text') && ![type, against].some(isApart)
}

function isApart(type: VariableType): boolean {
  return type === 'boolean' || type === 'list' || type === 'object'
}

function kindOf(type: VariableType): string {
  if (numeric.includes(type)) return 'number'
  return type === 'date' || type === 'time' || isApart(type) ? type : 'text'
}

/** Undefined where the type of the value is unknown. */
function typeOf(shape: Shape): VariableType | undefined {
  return shape.kind === 'any' ? undefined : shape.kind === 'leaf' ? shape.type : shape.kind
}
