import { useLocation } from 'react-router'
import type { OlderRow } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import type { Narrowed } from './use-letters.ts'

/** The part of a search that is not in the address; that of older letters has more. */
export interface Typed extends Pick<Narrowed, 'q' | 'sender' | 'year' | 'kind'> {
  readonly channel?: OlderRow['channels'][number]
  readonly status?: OlderRow['status']
}

interface KeptSearch {
  /** Id of the mandate with whose inbox it was made; absent for the reader's own. */
  readonly as: string | undefined
  readonly typed: Typed
}

/**
 * Searches of this page, by the number that the history of the browser holds. The words themselves stay in memory: the history is
 * written to the disk of a device that others may use.
 */
const searches = new Map<string, KeptSearch>()
/** Entries of the history that are older than this load of the page name no search of it. */
const load = Date.now()

/** The state of an entry of the history: the number of its search, and of a letter also the address of the list. */
export interface ListState {
  readonly search?: string | undefined
  readonly list?: string
}

/** Keeps a search for as long as the page is loaded. @returns the state with which the list is opened. */
export function keepSearch(as: string | undefined, typed: Typed): ListState {
  if (Object.values(typed).every((each) => each === undefined)) return {}
  const search = `${load}-${searches.size}`
  searches.set(search, { as, typed })
  return { search }
}

/** The search of the current entry of the history; none in another inbox than the one in which it was made. */
export function useKeptSearch(as: string | undefined): Typed {
  const { search } = useListState()
  const kept = search === undefined ? undefined : searches.get(search)
  return kept === undefined || kept.as !== as ? {} : kept.typed
}

export function useListState(): ListState {
  return (useLocation().state as ListState | null) ?? {}
}
