import { type UseInfiniteQueryResult, type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { type Api, type BytesSource, type CallOptions, createApi } from './api.ts'

export const ApiContext = createContext<Api>(createApi({ portal: 'citizen' }))

export function useApi(): Api {
  return useContext(ApiContext)
}

interface GetOptions {
  readonly refetchInterval?: number
  /** False: the request is not sent (yet). */
  readonly enabled?: boolean
}

/** The answer to `GET path` in the scope of this person, cached as long as the page exists. */
export function useGet<T>(
  path: string,
  { enabled = true, refetchInterval, ...options }: CallOptions & GetOptions = {},
): UseQueryResult<T> {
  const api = useApi()
  return useQuery({
    queryKey: [api.scope, path],
    queryFn: ({ signal }) => api.get<T>(path, { ...options, signal }),
    refetchInterval: refetchInterval ?? false,
    enabled,
  })
}

/** A collection, page by page: the API's `next` is the cursor of the page that follows. */
export function usePages<T extends { readonly next?: string | undefined }>(
  path: string,
): UseInfiniteQueryResult<readonly T[]> {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [api.scope, path, 'pages'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => api.get<T>(withCursor(path, pageParam), { signal }),
    getNextPageParam: (page: T) => page.next,
    select: (data) => data.pages,
  })
}

function withCursor(path: string, cursor: string): string {
  return cursor === '' ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
}

/** Bytes of the API, cached as long as the screen shows them. */
export function useBytes(source: BytesSource): UseQueryResult<Blob> {
  const api = useApi()
  return useQuery({
    queryKey: [api.scope, source.path, 'bytes', source.body ?? null],
    queryFn: ({ signal }) => api.bytes(source, { signal }),
    gcTime: 0,
  })
}
