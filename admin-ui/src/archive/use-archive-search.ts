import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { ArchiveAnswer, ArchiveQuery } from '../ui/api/archive-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { usePurposeHeader } from './purpose.ts'

/** A search is a POST request, because its words may be those of a person. */
export function useArchiveSearch(question: ArchiveQuery): UseInfiniteQueryResult<readonly ArchiveAnswer[]> {
  const api = useApi()
  const headers = usePurposeHeader()
  return useInfiniteQuery({
    queryKey: [api.scope, 'archive-search', question, headers],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      api.send<ArchiveAnswer>(
        'POST',
        '/v1/archive/searches',
        pageParam === undefined ? question : { ...question, cursor: pageParam },
        { signal, headers },
      ),
    getNextPageParam: (page) => page.next,
    select: (data) => data.pages,
  })
}
