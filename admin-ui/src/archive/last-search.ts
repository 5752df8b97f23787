import type { ArchiveQuery } from '../ui/api/archive-types.ts'

/**
 * The last question of this tab, so that ‘back’ from a record finds the list again. It stays out of the address bar: names and
 * numbers of people do not belong in an address, because addresses end up in histories and logs.
 */
const stored: { query?: ArchiveQuery } = {}

export function useLastSearch(): {
  readonly recall: ArchiveQuery | undefined
  readonly keep: (query: ArchiveQuery) => void
} {
  return {
    recall: stored.query,
    keep: (query) => {
      stored.query = query
    },
  }
}
