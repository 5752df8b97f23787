import type { List } from '../../ui/api/list-types.ts'

export type Stage = NonNullable<List['stages']>[number]

/** Whether a list has ended, or is being cancelled. */
export function hasEnded({ status }: List): boolean {
  return status === 'completed' || status === 'cancelled' || status === 'rejected'
}

/** Rows that the stage takes, of those that are ready now; copies take none. */
export function rowsOf(stage: Stage, { counts }: List): number {
  if (stage === 'seeds') return 0
  return stage === 'rest' ? counts.ready : Math.min(stage, counts.ready)
}

type Letters = Readonly<Partial<Record<string, number>>>

const sum = (letters: Letters, statuses: readonly string[]): number =>
  statuses.reduce((total, status) => total + (letters[status] ?? 0), 0)

/** Letters that wait to be handed over. */
export const waitingOf = (letters: Letters): number => sum(letters, ['accepted', 'scheduled', 'held', 'processing'])
/** Letters that did not arrive, or could not be sent. */
export const lostOf = (letters: Letters): number => sum(letters, ['undeliverable', 'failed'])
export const lettersOf = (letters: Letters): number => sum(letters, Object.keys(letters))

/** The stages as the API takes them; `first` is the number of letters of the middle stage, undefined for none. */
export function stagesOf({ copies, first }: { readonly copies: boolean; readonly first: number | undefined }): Stage[] {
  return [...(copies ? ['seeds' as const] : []), ...(first === undefined ? [] : [first]), 'rest']
}
