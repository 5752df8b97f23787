import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { InboxItem } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'

/** What the list is narrowed to. */
export interface Narrowed {
  readonly q?: string
  /** `ent_…` */
  readonly sender?: string
  readonly year?: number
  /** Key of a class. */
  readonly kind?: string
  readonly todo?: true
  readonly unread?: true
}
export interface LetterPage {
  readonly items: readonly InboxItem[]
  readonly next?: string
}

export function isNarrowed({ q, sender, year, kind, todo, unread }: Narrowed): boolean {
  return [q, sender, year, kind, todo, unread].some((each) => each !== undefined)
}

/** The letters, page by page. What is searched for is sent in the body: no address and no history of the browser holds it. */
export function useLetters(narrowed: Narrowed): UseInfiniteQueryResult<readonly LetterPage[]> {
  const api = useApi()
  return useInfiniteQuery({
    // Named after the list, so that it is fetched again when a letter in it changes.
    queryKey: [api.scope, '/v1/inbox/messages?narrowed', narrowed, 'pages'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }): Promise<LetterPage> => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam }
      const { unread, ...rest } = narrowed
      if (isNarrowed(rest)) return api.send('POST', '/v1/inbox/search', { ...narrowed, ...cursor }, { signal })
      const query = new URLSearchParams({ ...(unread === true && { unread: 'true' }), ...cursor }).toString()
      return api.get(`/v1/inbox/messages${query === '' ? '' : `?${query}`}`, { signal })
    },
    getNextPageParam: (page: LetterPage) => page.next,
    select: (data) => data.pages,
  })
}
