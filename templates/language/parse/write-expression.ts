import type { VariableType } from '../../model/template-source.ts'
import type { FaultList } from '../faults/fault-list.ts'
import type { FaultKind, FaultValues } from '../faults/fault-sentences.ts'
import { templateHelpers } from '../format/template-helpers.ts'
import { type Argument, checkArguments } from '../literals/check-arguments.ts'
import { resolvePath, type Scope } from '../scope/expression-scope.ts'
import { suggestName } from '../scope/suggest-name.ts'
import { anyShape, type Shape } from '../scope/value-shape.ts'
import type { Expression, Path } from './parse-handlebars.ts'

/** An expression, checked and written again as a Handlebars parameter: the program contains only what was understood. */
export interface WrittenExpression {
  readonly code: string
  readonly shape: Shape
  /** Set when the value is the one in the data, so that it is printed by its declared type. */
  readonly type?: VariableType
  readonly helper?: string
  /** The variable whose absence leaves nothing to print; absent where there is always something. */
  readonly uncertain?: string
}

const nothing: WrittenExpression = { code: 'null', shape: anyShape }

interface Call {
  readonly path: Expression
  readonly params: readonly Expression[]
  readonly hash?: hbs.AST.Hash
}

/** `{{name}}`, `{{helper name}}`: the inside of a placeholder. */
export function writeCall(call: Call, scope: Scope, faults: FaultList): WrittenExpression {
  const hasArguments = call.params.length > 0 || (call.hash?.pairs.length ?? 0) > 0
  if (!isPath(call.path))
    return hasArguments
      ? refuse(call.path, faults, 'arguments-without-helper')
      : writeExpression(call.path, scope, faults)
  const name = call.path.original
  if (hasArguments) return writeHelper(call.path, call, scope, faults)
  const isBareHelper =
    call.path.parts.length === 1 && !call.path.data && call.path.depth === 0 && Object.hasOwn(templateHelpers, name)
  if (isBareHelper && scope.here.kind === 'object' && !scope.here.fields.has(name))
    return refuse(call.path, faults, 'helper-needs-value', { name })
  return writeExpression(call.path, scope, faults)
}

export function writeExpression(expression: Expression, scope: Scope, faults: FaultList): WrittenExpression {
  if (isPath(expression)) return writePath(expression, scope, faults)
  switch (expression.type) {
    case 'SubExpression': {
      const call = expression as hbs.AST.SubExpression
      return isPath(call.path) ? writeHelper(call.path, call, scope, faults) : refuse(call, faults, 'helper-by-name')
    }
    case 'StringLiteral':
      return writeText((expression as hbs.AST.StringLiteral).value, expression, faults)
    case 'NumberLiteral':
      return {
        code: String((expression as hbs.AST.NumberLiteral).value),
        shape: { kind: 'leaf', type: 'number' },
      }
    case 'BooleanLiteral':
      return {
        code: String((expression as hbs.AST.BooleanLiteral).value),
        shape: { kind: 'leaf', type: 'boolean' },
      }
    case 'NullLiteral':
    case 'UndefinedLiteral':
      return nothing
    default:
      return refuse(expression, faults, 'unsupported-expression')
  }
}

function writePath(path: Path, scope: Scope, faults: FaultList): WrittenExpression {
  const strange = path.parts.map(String).find((part) => !/^[\p{L}\p{N}_-]+$/u.test(part))
  if (strange !== undefined) return refuse(path, faults, 'not-a-name', { name: strange })
  const shape = resolvePath(path, scope, faults)
  const names = path.parts.map(String)
  const uncertain = shape.optional === true && !path.data ? { uncertain: path.original } : {}
  if (shape.kind === 'any' && names.length > 0) return { code: writeUncertain(path, names, scope), shape, ...uncertain }
  const before = `${path.data ? '@' : ''}${'../'.repeat(path.depth)}`
  const isOwn = /^(this|\.)/.test(path.original) && path.depth === 0
  const code =
    names.length === 0
      ? path.depth > 0
        ? before.slice(0, -1)
        : 'this'
      : `${isOwn ? 'this.' : before}${names.map((name) => (/^\d/.test(name) ? `[${name}]` : name)).join('.')}`
  return { code, shape, ...(shape.kind === 'leaf' && shape.type ? { type: shape.type } : {}), ...uncertain }
}

/**
 * A path through an undeclared value (an object without fields or example, an address): its parts may be absent, and then nothing
 * is printed, which is not a fault of the letter.
 */
function writeUncertain(path: Path, names: readonly string[], scope: Scope): string {
  const isOwn = /^(this|\.)/.test(path.original)
  const [first = '', ...rest] = names
  const isNamed = path.data || (path.depth === 0 && !isOwn && isNamedIn(scope, first))
  const from = isNamed
    ? `${path.data ? '@' : ''}${first}`
    : path.depth > 0
      ? '../'.repeat(path.depth).slice(0, -1)
      : 'this'
  return (isNamed ? rest : names).reduce((code, name) => `(part ${code} "${name}")`, from)
}

function isNamedIn(scope: Scope | undefined, name: string): boolean {
  return scope !== undefined && (scope.named?.has(name) === true || isNamedIn(scope.around, name))
}

function writeHelper(path: Path, call: Call, scope: Scope, faults: FaultList): WrittenExpression {
  const name = path.original
  const rule = Object.hasOwn(templateHelpers, name) ? templateHelpers[name] : undefined
  if (!rule)
    return refuse(path, faults, 'unknown-helper', { name, suggestion: suggestName(name, Object.keys(templateHelpers)) })
  const [least, most] = rule.values
  if (call.params.length < least || call.params.length > most)
    return refuse(path, faults, 'wrong-value-count', { name, least, most, count: call.params.length })
  const named = call.hash?.pairs ?? []
  for (const pair of named) if (!rule.named?.includes(pair.key)) refuseArgument(pair, name, rule.named ?? [], faults)
  const written = call.params.map((param) => writeExpression(param, scope, faults))
  checkArguments(
    name,
    call.params.map((param, index) => argumentOf(param, written[index] ?? nothing)),
    faults,
  )
  for (const pair of named) checkChoice(pair, name, rule.choices?.[pair.key], faults)
  const options = named.map((pair) => `${pair.key}=${writeExpression(pair.value, scope, faults).code}`)
  const uncertain = rule.takes && written.find((each) => each.uncertain !== undefined)?.uncertain
  return {
    code: `(${[name, ...written.map(({ code }) => code), ...options].join(' ')})`,
    // The result of a helper is text: a formatted amount can no longer be read as an amount.
    shape: { kind: 'leaf', type: rule.takes ? 'text' : 'boolean' },
    helper: name,
    ...(uncertain === undefined ? {} : { uncertain }),
  }
}

function argumentOf(param: Expression, { shape }: WrittenExpression): Argument {
  const at = param.loc.start
  if (isPath(param)) return { shape, name: param.original, at }
  if (param.type === 'SubExpression') return { shape, name: nameOf((param as hbs.AST.SubExpression).path), at }
  const literal = literalOf(param)
  return {
    shape,
    name: String(literal),
    at,
    ...(literal === undefined || typeof literal === 'boolean' ? {} : { literal: String(literal) }),
  }
}

/** The value of a literal. */
function literalOf(expression: Expression): string | number | boolean | undefined {
  return (expression as Partial<hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral>).value
}

function nameOf(path: Expression): string {
  return isPath(path) ? path.original : ''
}

/** `style="shrot"` would silently be taken for the ordinary style. */
function checkChoice(
  { key, value, loc }: hbs.AST.HashPair,
  name: string,
  choices: readonly string[] | undefined,
  faults: FaultList,
): void {
  const given = literalOf(value)
  if (choices === undefined || given === undefined || choices.includes(String(given))) return
  faults.add(loc.start, 'helper-choice', { name, argument: key, choices: choices.join(', ') })
}

function writeText(text: string, expression: Expression, faults: FaultList): WrittenExpression {
  if (/["\\{}]/.test(text)) return refuse(expression, faults, 'quoted-text')
  return { code: `"${text}"`, shape: { kind: 'leaf', type: 'text' } }
}

function refuse<Kind extends FaultKind>(
  { loc }: Expression,
  faults: FaultList,
  kind: Kind,
  ...values: FaultValues<Kind>
): WrittenExpression {
  faults.add(loc.start, kind, ...values)
  return nothing
}

/** `{{date day wrongly="…"}}` */
export function refuseArgument(
  { key, loc }: hbs.AST.HashPair,
  name: string,
  known: readonly string[],
  faults: FaultList,
): void {
  faults.add(loc.start, 'unknown-argument', { name, argument: key, suggestion: suggestName(key, known) })
}

function isPath(expression: Expression): expression is Path {
  return expression.type === 'PathExpression'
}
