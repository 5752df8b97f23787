import Handlebars from 'handlebars'
import type { Language } from '../../core/words/language.ts'
import { templateHelpers } from './template-helpers.ts'

/** What one run of a program found: values by slot, and per block the branches taken, each with values of its own. */
export interface Frame {
  readonly arm: number
  readonly values: unknown[]
  readonly blocks: Frame[][]
  /** The frame around this one; text in a branch may hold slots of its own only. */
  readonly around?: Frame
}

export type RunProgram = (data: Readonly<Record<string, unknown>>) => Frame

const builtIn = ['if', 'unless', 'each', 'with']
const reporters = ['slot', 'open', 'close', 'part']

/**
 * Handlebars evaluates expressions, helpers and blocks; it writes nothing. Only own properties of the data are seen, only
 * known helpers are called.
 */
export function prepareProgram(program: string, language: Language): RunProgram {
  const names = [...Object.keys(templateHelpers), ...builtIn, ...reporters]
  const run = Handlebars.compile(program, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(names.map((name) => [name, true])),
    noEscape: true,
  })
  const helpers = { ...evaluators(language), ...recorders }
  return (data) => {
    const recorder: Recorder = { current: { arm: 0, values: [], blocks: [] } }
    run(data, { helpers, data: { recorder } })
    return recorder.current
  }
}

interface Recorder {
  current: Frame
}

interface HelperOptions {
  readonly hash: Readonly<Record<string, unknown>>
  readonly data: { readonly recorder: Recorder }
}

const recorders = {
  slot(slot: number, value: unknown, { data }: HelperOptions): string {
    data.recorder.current.values[slot] = value
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
  /** A part that may be absent, of a value that may be none: own properties only, as Handlebars itself sees them. */
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
