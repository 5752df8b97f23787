import { useQueries } from '@tanstack/react-query'
import type { ListRow, ListRowPage } from '../../../ui/api/list-types.ts'
import { useApi } from '../../../ui/api/use-api.ts'

const pageRows = 100

export interface RowsInView {
  readonly at: (index: number) => ListRow | undefined
  readonly failed: boolean
  readonly retry: () => void
}

/**
 * The pages of rows that are in view; pages that are not are forgotten, since they hold names of people.
 * @param count rows of the whole list: its last page is read again when it grew
 */
export function useRowsInView(path: string, from: number, to: number, count: number, stamp: string): RowsInView {
  const api = useApi()
  const [firstPage, lastPage] = [Math.floor(from / pageRows), Math.floor(Math.max(from, to - 1) / pageRows)]
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, n) => firstPage + n)
  const queries = useQueries({
    queries: pages.map((page) => ({
      queryKey: [api.scope, path, page, Math.min(pageRows, count - page * pageRows), stamp],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        api.get<ListRowPage>(`${path}&offset=${page * pageRows}&limit=${pageRows}`, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    })),
  })
  return {
    at: (index) => queries[Math.floor(index / pageRows) - firstPage]?.data?.items[index % pageRows],
    failed: queries.some(({ isError }) => isError),
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch()
    },
  }
}
