import type { LetterAction } from '../../../admin-ui/src/ui/api/inbox-types.ts'

/**
 * The tasks of a letter: an objection is a right, not a task, and a request to answer beside an appointment is for a reader who
 * cannot come, so it lapses once the reader marked the appointment as done.
 */
export function tasksOf(actions: readonly LetterAction[]): readonly LetterAction[] {
  const came = actions.some(({ kind, doneAt }) => kind === 'come' && doneAt !== undefined)
  return actions.filter(
    ({ kind, doneAt }) => doneAt !== undefined || (kind !== 'object' && !(came && kind === 'reply')),
  )
}

/** When the reader marked the last task as done; undefined while a task is open, or when there is none. */
export function doneOn(actions: readonly LetterAction[]): string | undefined {
  const days = tasksOf(actions).map(({ doneAt }) => doneAt)
  const known = days.filter((day) => day !== undefined)
  return known.length === days.length ? known.sort().at(-1) : undefined
}
