import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../ui/api/use-api.ts'

/** Pages of a collection whose question is in the body of a POST request, because it may name a person. */
export function usePostedPages<Page extends { readonly next?: string | undefined }>(
  path: string,
  question: object,
): UseInfiniteQueryResult<readonly Page[]> {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [api.scope, path, question],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.send<Page>('POST', path, pageParam === '' ? question : { ...question, cursor: pageParam }, { signal }),
    getNextPageParam: (page: Page) => page.next,
    select: (data) => data.pages,
  })
}
