import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { OlderFacets, OlderRow } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import type { Typed } from '../list/kept-search.ts'

export interface OlderPage {
  readonly items: readonly OlderRow[]
  /** The words that were searched, where they are not those that were typed. */
  readonly respelled?: string
  /** Of the first page only. */
  readonly total?: number
  readonly facets?: OlderFacets
  readonly next?: string
}

interface Place {
  readonly cursor?: string
  /** The words of the first page, where they were spelled in another way. */
  readonly q?: string
}

/** Archived letters, page by page. What is searched for is sent in the body: no address and no history of the browser holds it. */
export function useOlderLetters(search: Typed): UseInfiniteQueryResult<readonly OlderPage[]> {
  const api = useApi()
  const first: Place = {}
  return useInfiniteQuery({
    queryKey: [api.scope, '/v1/inbox/older-letters', search, 'pages'],
    initialPageParam: first,
    queryFn: ({ signal, pageParam }): Promise<OlderPage> =>
      api.send('POST', '/v1/inbox/older-letters/search', { ...search, ...pageParam }, { signal }),
    getNextPageParam: ({ next, respelled }: OlderPage, _pages, { q }): Place | undefined => {
      const words = respelled ?? q
      return next === undefined ? undefined : { cursor: next, ...(words !== undefined && { q: words }) }
    },
    select: (data) => data.pages,
  })
}
