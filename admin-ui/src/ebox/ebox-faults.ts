import { isProblem } from '../ui/api/problem.ts'

/** Keys of `ebox.fault` by JSON pointer into the body that was sent. */
export type EboxFaults = ReadonlyMap<string, string>

const words: Readonly<Record<string, string>> = { 'UP-2205': 'future', 'UP-2102': 'number' }
const byMember: Readonly<Record<string, string>> = { decidedOn: 'day', url: 'url', senders: 'twice' }

/** The faults of a refused change; none when it was not refused for its content. */
export function eboxFaultsOf(error: unknown): EboxFaults {
  const issues = isProblem(error, 400) ? (error.body.issues ?? []) : []
  return new Map(
    issues.map(({ pointer, code }) => {
      const member = pointer.split('/').at(-1) ?? ''
      return [pointer, words[code] ?? byMember[member] ?? 'other']
    }),
  )
}
