import type { LetterAction } from '../../../admin-ui/src/ui/api/inbox-types.ts'

/**
 * What a letter asks of its reader: to object is a right, not a task, and a request to answer beside an appointment is for who
 * cannot come, so it lapses once the reader noted the appointment as done.
 */
export function tasksOf(actions: readonly LetterAction[]): readonly LetterAction[] {
  const came = actions.some(({ kind, doneAt }) => kind === 'come' && doneAt !== undefined)
  return actions.filter(
    ({ kind, doneAt }) => doneAt !== undefined || (kind !== 'object' && !(came && kind === 'reply')),
  )
}

/** When the reader noted the last task as done; undefined while one is open, or where there is none. */
export function doneOn(actions: readonly LetterAction[]): string | undefined {
  const days = tasksOf(actions).map(({ doneAt }) => doneAt)
  const known = days.filter((day) => day !== undefined)
  return known.length === days.length ? known.sort().at(-1) : undefined
}
