import type { Variable } from '../model/template-source.ts'
import { checkValue, type DataFaultCode, describeType } from './check-value.ts'
import { didYouMean } from './suggest-name.ts'
import { unprintable } from './value-text.ts'

export interface DataFault {
  /** JSON pointer within the data: `/bedrag`, `/rijen/2/wat`. */
  readonly pointer: string
  readonly code: DataFaultCode
  /** In English, tells how to repair it and never repeats the value. */
  readonly detail: string
}

export interface CheckedData {
  /** The data with every declared optional present (null, an empty list, an object of nulls): a template may ask for it. */
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
      this.#fault(pointer, 'UP-2203', `\`${name}\` must be ${describeType('object')}.`)
      return filled
    }
    const known = variables.map((variable) => variable.name)
    for (const key of Object.keys(value))
      if (!known.includes(key))
        this.#fault(
          `${pointer}/${escape(key)}`,
          'UP-2201',
          `This template has no variable \`${shorten(key)}\`${didYouMean(key, known)}`,
        )
    for (const variable of variables) {
      const given = Object.hasOwn(value, variable.name) ? value[variable.name] : undefined
      filled[variable.name] = this.#variable(variable, given, `${pointer}/${escape(variable.name)}`)
    }
    return filled
  }

  #variable(variable: Variable, value: unknown, pointer: string): unknown {
    const { name, type } = variable
    if (value === undefined || value === null || (value === '' && variable.required === true)) {
      if (variable.required === true)
        this.#fault(pointer, 'UP-2202', `\`${name}\` is required (${describeType(type)}).`)
      return nothing(variable)
    }
    if (type === 'object') {
      if (variable.fields) return this.object(variable.fields, value, pointer, name)
      if (isObject(value)) return this.#like(variable.example, value, pointer, name)
      this.#fault(pointer, 'UP-2203', `\`${name}\` must be ${describeType('object')}.`)
      return nothing(variable)
    }
    if (type === 'list') return this.#list(variable, value, pointer)
    // Forms and spreadsheets send '' for what was left open.
    if (value === '' && type !== 'text' && type !== 'longText') return null
    const fault = checkValue(name, value, variable)
    if (fault) this.#fault(pointer, fault.code, fault.detail)
    return value
  }

  #list(variable: Variable, value: unknown, pointer: string): unknown {
    const { name, fields, items, maxLength, example } = variable
    if (!Array.isArray(value)) {
      this.#fault(pointer, 'UP-2203', `\`${name}\` must be ${describeType('list')}.`)
      return []
    }
    if (maxLength !== undefined && value.length > maxLength)
      this.#fault(pointer, 'UP-2204', `\`${name}\` has ${value.length} items; at most ${maxLength} fit.`)
    if (variable.required === true && value.length === 0)
      this.#fault(pointer, 'UP-2202', `\`${name}\` needs at least one item.`)
    const like = Array.isArray(example) ? (example as unknown[])[0] : undefined
    return value.map((item: unknown, index) => {
      const at = `${pointer}/${index}`
      if (fields) return this.object(fields, item, at, name)
      if (items) return this.#variable({ name, type: items, required: true }, item, at)
      return this.#like(like, item, at, name)
    })
  }

  /** Where only an example tells the shape: leaves are text, numbers or yes and no; what the example has may be absent. */
  #like(example: unknown, value: unknown, pointer: string, name: string): unknown {
    if (Array.isArray(value)) {
      if (example !== undefined && !Array.isArray(example))
        this.#fault(pointer, 'UP-2203', `\`${name}\`: a list stands where the example has none.`)
      const like = Array.isArray(example) ? (example as unknown[])[0] : undefined
      return value.map((item: unknown, index) => this.#like(like, item, `${pointer}/${index}`, name))
    }
    if (isObject(value)) return this.#likeObject(example, value, pointer, name)
    if (Array.isArray(example) || isObject(example))
      this.#fault(
        pointer,
        'UP-2203',
        `\`${name}\`: ${Array.isArray(example) ? 'a list' : 'an object'} must stand here, as in the example.`,
      )
    const strange = typeof value === 'string' ? unprintable(value) : undefined
    if (strange)
      this.#fault(pointer, 'UP-2106', `\`${name}\` holds a character that cannot be printed (${strange}); remove it.`)
    return value
  }

  #likeObject(example: unknown, value: JsonObject, pointer: string, name: string): unknown {
    if (!isObject(example)) {
      if (example !== undefined)
        this.#fault(pointer, 'UP-2203', `\`${name}\`: an object stands where the example has none.`)
      return value
    }
    const filled: Record<string, unknown> = Object.fromEntries(Object.keys(example).map((key) => [key, null]))
    for (const [key, part] of Object.entries(value)) {
      if (!Object.hasOwn(example, key))
        this.#fault(
          `${pointer}/${escape(key)}`,
          'UP-2201',
          `\`${name}\` has no part \`${shorten(key)}\`${didYouMean(key, Object.keys(example))}`,
        )
      else filled[key] = part === null ? null : this.#like(example[key], part, `${pointer}/${escape(key)}`, name)
    }
    return filled
  }

  #fault(pointer: string, code: DataFaultCode, detail: string): void {
    this.faults.push({ pointer, code, detail })
  }
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

/** JSON pointer (RFC 6901). */
function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** A name that was mistaken for a variable may be a value in the wrong place. */
function shorten(key: string): string {
  return /^[\p{L}\p{N}_.-]{1,64}$/u.test(key) ? key : '…'
}
