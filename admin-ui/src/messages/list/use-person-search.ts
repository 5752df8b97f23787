import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { MessageRow, Page } from '../../ui/api/api-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import type { PersonQuery } from './person-query.ts'

/** A search is a POST request, because its words are those of a person. */
export function usePersonSearch(person: PersonQuery, why: string): UseInfiniteQueryResult<readonly Page<MessageRow>[]> {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [api.scope, 'message-search', person, why],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      api.send<Page<MessageRow>>(
        'POST',
        '/v1/messages/searches',
        pageParam === undefined ? person : { ...person, cursor: pageParam },
        { signal, headers: { 'Uitpost-Purpose': why } },
      ),
    getNextPageParam: (page) => page.next,
    select: (data) => data.pages,
  })
}
