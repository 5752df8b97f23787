import type { z } from 'zod'
import type { Fault, FaultCode } from '../../core/fault.ts'
import { jsonPointer } from './read-json.ts'

type ZodIssue = z.core.$ZodIssue
export type Place = Fault['in']

/** Translates the faults of a schema into our codes and words. A value is never repeated: neither here nor by the schemas. */
export function faultsOf(issues: readonly ZodIssue[], place: Place, input: unknown): Fault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, place, input))
}

function faultsOfIssue(issue: ZodIssue, place: Place, input: unknown): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    const what = place === 'body' ? 'This field is not known here.' : 'This parameter is not known here.'
    return issue.keys.map((key) => fault(place, [...issue.path, key], 'UP-1003', what))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return nearest(issue.errors).flatMap((each) =>
      faultsOfIssue({ ...each, path: [...issue.path, ...each.path] }, place, input),
    )
  }
  // A refinement that reports an absent field has a code and words of its own.
  const absent = issue.code !== 'custom' && valueAt(input, issue.path) === undefined
  const [code, detail] = absent ? (['UP-1001', absence(issue)] as const) : codeAndWords(issue)
  return [fault(place, issue.path, code, detail)]
}

function fault(place: Place, path: readonly PropertyKey[], code: FaultCode, detail: string): Fault {
  return {
    in: place,
    pointer: place === 'body' ? jsonPointer(path) : path.map(String).join('.').slice(0, 100),
    code,
    detail,
  }
}

function absence(issue: ZodIssue): string {
  const wanted = 'expected' in issue ? ` (${issue.expected})` : ''
  return `This field is required${wanted}.`
}

function codeAndWords(issue: ZodIssue): [FaultCode, string] {
  switch (issue.code) {
    case 'custom':
      return [
        typeof issue.params?.['code'] === 'string' ? (issue.params['code'] as FaultCode) : 'UP-1001',
        issue.message,
      ]
    case 'invalid_type':
      return ['UP-2203', `This must be of type ${issue.expected}.`]
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? ['UP-2204', `At most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'items'} are allowed.`]
        : ['UP-2205', `It may be at most ${issue.maximum}.`]
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? ['UP-1001', tooFew(issue.origin, Number(issue.minimum))]
        : ['UP-2205', `It must be at least ${issue.minimum}.`]
    case 'invalid_value':
      return ['UP-2203', `It must be one of ${issue.values.map(String).join(', ')}.`]
    case 'invalid_format':
      return ['UP-2203', formatWords[issue.format] ?? 'It is not written as this field must be.']
    case 'not_multiple_of':
      return ['UP-2203', `It must be a multiple of ${issue.divisor}.`]
    case 'invalid_union':
      return ['UP-2203', 'It is none of the forms that are allowed here.']
    case 'invalid_key':
    case 'invalid_element':
      return ['UP-1001', 'One of its members is not allowed here.']
    case 'unrecognized_keys':
      return ['UP-1003', 'A field is not known here.']
  }
  return issue satisfies never
}

function tooFew(origin: string, least: number): string {
  if (least === 1) return origin === 'string' ? 'It may not be empty.' : 'At least one item is needed.'
  return `At least ${least} ${origin === 'string' ? 'characters' : 'items'} are needed.`
}

const formatWords: Readonly<Record<string, string>> = {
  datetime: 'Write an instant with its offset, e.g. 2026-12-01T08:00:00+01:00.',
  date: 'Write a date as 2026-12-01.',
  duration: 'Write a duration as P15D or PT2H.',
}

/**
 * Chooses the form of a union that is closest to the input. A form of another type than the input, such as a list for an object,
 * is the farthest; an unknown field counts double.
 */
function nearest(errors: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] {
  const distance = (issues: readonly ZodIssue[]): number =>
    issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0)
      ? Infinity
      : issues.reduce((sum, issue) => sum + distanceOf(issue), 0)
  return [...errors].sort((a, b) => Math.sign(distance(a) - distance(b)) || 0)[0] ?? []
}

function distanceOf(issue: ZodIssue): number {
  if (issue.code === 'unrecognized_keys') return 2 * issue.keys.length
  // Another value of the member that names the kind shows that another kind is meant.
  const isOther = issue.code === 'custom' && issue.params?.['otherForm'] === true
  return isOther || (issue.code === 'invalid_value' && issue.values.length === 1) ? 3 : 1
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let here = input
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined
    here = (here as Record<PropertyKey, unknown>)[step]
  }
  return here
}
