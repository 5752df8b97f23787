import Handlebars from 'handlebars'
import type { Language } from '../../../core/words/language.ts'
import { Substitute } from '../format/substitute.ts'
import { templateHelpers } from '../format/template-helpers.ts'
import { isWritable } from '../literals/is-writable.ts'

/** The result of one run of a program: values by slot, and for each block the branches taken, each with values of its own. */
export interface Frame {
  readonly arm: number
  readonly values: unknown[]
  readonly blocks: Frame[][]
  /** The enclosing frame; text in a branch may contain slots of that branch only. */
  readonly around?: Frame
}

/** The helper that received a value which it cannot write, or `value` where a composite value is used as text. */
export type OddValue = string

export type RunProgram = (data: Readonly<Record<string, unknown>>) => Frame

const builtIn = ['if', 'unless', 'each', 'with']
const reporters = ['slot', 'open', 'close', 'part']

/**
 * Compiles the program of a language, or a part of it. Handlebars evaluates expressions, helpers and blocks; it writes no text. Only own properties of the data are read, and only
 * known helpers are called.
 */
export function prepareProgram(
  program: string | hbs.AST.Program,
  language: Language,
  onOdd?: (value: OddValue) => void,
): RunProgram {
  const names = [...Object.keys(templateHelpers), ...builtIn, ...reporters]
  const run = Handlebars.compile(program, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(names.map((name) => [name, true])),
    noEscape: true,
  })
  const helpers = { ...evaluators(language), ...recorders, ...(onOdd ? watching(language, onOdd) : {}) }
  return (data) => {
    const recorder: Recorder = { current: { arm: 0, values: [], blocks: [] } }
    run(data, { helpers, data: { recorder } })
    return recorder.current
  }
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

interface Recorder {
  current: Frame
}

interface HelperOptions {
  readonly hash: Readonly<Record<string, unknown>>
  readonly data: { readonly recorder: Recorder }
}

const recorders = {
  slot(slot: number, value: unknown, { data, hash }: HelperOptions): string {
    data.recorder.current.values[slot] = isNothing(value) && 'else' in hash ? new Substitute(String(hash.else)) : value
    return ''
  },
  open(block: number, arm: number, { data }: HelperOptions): string {
    const { current } = data.recorder
    const frame: Frame = { arm, values: [], blocks: [], around: current }
    ;(current.blocks[block] ??= []).push(frame)
    data.recorder.current = frame
    return ''
  },
  close({ data }: HelperOptions): string {
    const { around } = data.recorder.current
    if (around) data.recorder.current = around
    return ''
  },
  /** A part that may be absent of a value that may be null: own properties only, as Handlebars itself reads them. */
  part(of: unknown, name: string): unknown {
    return typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : null
  },
}

function evaluators(language: Language): Record<string, (...values: unknown[]) => unknown> {
  return Object.fromEntries(
    Object.entries(templateHelpers).map(([name, rule]) => [
      name,
      (...values: unknown[]) => rule.run(language, values.slice(0, -1), (values.at(-1) as HelperOptions).hash),
    ]),
  )
}

/** The same helpers, which also report a value that they would print unchanged or not at all. */
function watching(
  language: Language,
  onOdd: (value: OddValue) => void,
): Record<string, (...values: never[]) => unknown> {
  const watched = Object.entries(templateHelpers).map(([name, rule]) => [
    name,
    (...values: unknown[]): unknown => {
      const [value] = values
      if (rule.takes && !isNothing(value) && !isWritable(name, value)) onOdd(name)
      return rule.run(language, values.slice(0, -1), (values.at(-1) as HelperOptions).hash)
    },
  ])
  return {
    ...Object.fromEntries(watched),
    slot(slot: number, value: unknown, options: HelperOptions): string {
      if (hasParts(value)) onOdd('value')
      return recorders.slot(slot, value, options)
    },
  }
}

function hasParts(value: unknown): boolean {
  return Array.isArray(value) ? value.some((each) => typeof each === 'object' && each !== null) : isObject(value)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Substitute)
}
