import type { LetterRow } from './claim-prepare.ts'
import type { DecisionFacts } from './decide-letter.ts'

/**
 * Until when at most a letter waits for the registry; undefined where its route continues with what its sender gave: an urgent letter, one
 * whose patience has passed, and one that expires before. A letter whose attempt was cut waits too: another reader may have been chosen.
 */
export function registryWaitOf(
  row: LetterRow,
  { reader }: Pick<DecisionFacts, 'reader'>,
  patienceMs: number,
  now: Date,
): Date | undefined {
  if (reader !== 'away' || row.priority === 'urgent' || patienceMs === 0) return undefined
  const until = new Date((row.waitsSince ?? now).getTime() + patienceMs)
  return until <= now || (row.expiresAt !== null && row.expiresAt <= until) ? undefined : until
}
