import { pointerStep } from '../../../core/json-pointer.ts'
import { isBlank } from '../../../core/words/text/blank.ts'
import type { Variable } from '../../model/template-source.ts'
import { type FaultKind, type FaultValues, formatFault, type WordedFault } from '../faults/fault-sentences.ts'
import { unprintable } from '../format/value-text.ts'
import { suggestName } from '../scope/suggest-name.ts'
import { checkValue, type DataFaultCode } from './check-value.ts'
import { defaultMaxLength } from './max-length.ts'

/** The sentence says how to repair the fault and never repeats the value. */
export interface DataFault extends WordedFault {
  /** JSON pointer within the data: `/bedrag`, `/rijen/2/wat`. */
  readonly pointer: string
  readonly code: DataFaultCode
}

export interface CheckedData {
  /**
   * The data with every declared optional present (null, an empty list, an object of nulls), so that a template may refer to it.
   */
  readonly data: Record<string, unknown>
  readonly faults: readonly DataFault[]
}

/** Checks the data of one letter against the variables of its version and names every fault. */
export function checkData(variables: readonly Variable[], data: unknown): CheckedData {
  const checker = new DataChecker()
  const filled = checker.object(variables, data ?? {}, '', 'data')
  return { data: filled, faults: checker.faults }
}

type JsonObject = Readonly<Record<string, unknown>>

class DataChecker {
  readonly faults: DataFault[] = []

  object(variables: readonly Variable[], value: unknown, pointer: string, name: string): Record<string, unknown> {
    const filled: Record<string, unknown> = {}
    if (!isObject(value)) {
      this.#fault(pointer, 'UP-2203', 'data-type', { name, type: 'object' })
      return filled
    }
    const known = variables.map((variable) => variable.name)
    for (const key of Object.keys(value))
      if (!known.includes(key))
        this.#fault(`${pointer}/${pointerStep(key)}`, 'UP-2201', 'data-unknown-variable', {
          name: shorten(key),
          suggestion: suggestName(key, known),
        })
    for (const variable of variables) {
      const given = Object.hasOwn(value, variable.name) ? value[variable.name] : undefined
      filled[variable.name] = this.#variable(variable, given, `${pointer}/${pointerStep(variable.name)}`)
    }
    return filled
  }

  #variable(variable: Variable, value: unknown, pointer: string): unknown {
    const { name, type } = variable
    if (value === undefined || value === null || (variable.required === true && isBlankText(value))) {
      if (variable.required === true) this.#fault(pointer, 'UP-2202', 'data-required', { name, type })
      return nothing(variable)
    }
    if (type === 'object') {
      if (variable.fields) return this.object(variable.fields, value, pointer, name)
      if (isObject(value)) return this.#like(variable.example, value, pointer, name)
      this.#fault(pointer, 'UP-2203', 'data-type', { name, type })
      return nothing(variable)
    }
    if (type === 'list') return this.#list(variable, value, pointer)
    // Forms and spreadsheets send '' for a field that was left empty.
    if (value === '' && type !== 'text' && type !== 'longText') return null
    const fault = checkValue(name, value, variable)
    if (fault) this.faults.push({ pointer, ...fault })
    return value
  }

  #list(variable: Variable, value: unknown, pointer: string): unknown {
    const { name, fields, items, maxLength, example } = variable
    if (!Array.isArray(value)) {
      this.#fault(pointer, 'UP-2203', 'data-type', { name, type: 'list' })
      return []
    }
    if (maxLength !== undefined && value.length > maxLength)
      this.#fault(pointer, 'UP-2204', 'data-too-many-items', { name, count: value.length, most: maxLength })
    if (variable.required === true && value.length === 0) this.#fault(pointer, 'UP-2202', 'data-empty-list', { name })
    const like = Array.isArray(example) ? (example as unknown[])[0] : undefined
    return value.map((item: unknown, index) => {
      const at = `${pointer}/${index}`
      if (fields) return this.object(fields, item, at, name)
      if (items) return this.#variable({ name, type: items, required: true }, item, at)
      return this.#like(like, item, at, name)
    })
  }

  /** Only an example defines the shape: leaves are text, numbers or booleans; members of the example may be absent. */
  #like(example: unknown, value: unknown, pointer: string, name: string): unknown {
    if (Array.isArray(value)) {
      if (example !== undefined && !Array.isArray(example))
        this.#fault(pointer, 'UP-2203', 'data-list-not-in-example', { name })
      const like = Array.isArray(example) ? (example as unknown[])[0] : undefined
      return value.map((item: unknown, index) => this.#like(like, item, `${pointer}/${index}`, name))
    }
    if (isObject(value)) return this.#likeObject(example, value, pointer, name)
    if (Array.isArray(example) || isObject(example))
      this.#fault(pointer, 'UP-2203', `data-${Array.isArray(example) ? 'list' : 'object'}-in-example`, { name })
    const strange = typeof value === 'string' ? unprintable(value) : undefined
    if (strange) this.#fault(pointer, 'UP-2106', 'data-unprintable', { name, character: strange })
    const most = defaultMaxLength(undefined)
    if (typeof value === 'string' && value.length > most)
      this.#fault(pointer, 'UP-2204', 'data-too-long', { name, count: Array.from(value).length, most })
    return value
  }

  #likeObject(example: unknown, value: JsonObject, pointer: string, name: string): unknown {
    if (!isObject(example)) {
      if (example !== undefined) this.#fault(pointer, 'UP-2203', 'data-object-not-in-example', { name })
      return value
    }
    const filled: Record<string, unknown> = Object.fromEntries(Object.keys(example).map((key) => [key, null]))
    for (const [key, part] of Object.entries(value)) {
      if (!Object.hasOwn(example, key))
        this.#fault(`${pointer}/${pointerStep(key)}`, 'UP-2201', 'data-unknown-part', {
          name,
          part: shorten(key),
          suggestion: suggestName(key, Object.keys(example)),
        })
      else filled[key] = part === null ? null : this.#like(example[key], part, `${pointer}/${pointerStep(key)}`, name)
    }
    return filled
  }

  #fault<Kind extends FaultKind>(pointer: string, code: DataFaultCode, kind: Kind, ...values: FaultValues<Kind>): void {
    this.faults.push({ pointer, code, ...formatFault(kind, ...values) })
  }
}

/** A text of spaces alone counts as empty: the letter would say “Beste ,”. */
function isBlankText(value: unknown): boolean {
  return typeof value === 'string' && isBlank(value)
}

function nothing(variable: Variable): unknown {
  if (variable.type === 'list') return []
  if (variable.type !== 'object') return null
  if (variable.fields) return Object.fromEntries(variable.fields.map((field) => [field.name, nothing(field)]))
  return isObject(variable.example) ? Object.fromEntries(Object.keys(variable.example).map((key) => [key, null])) : {}
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A name that was mistaken for a variable may be a value in the wrong place, so it is shortened. */
function shorten(key: string): string {
  return /^[\p{L}\p{N}_.-]{1,64}$/u.test(key) ? key : '…'
}
