import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { List, ListTotals } from '../../ui/api/list-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { listPath } from '../use-list.ts'

const computingMs = 1_000
/** What letters cost so far changes as they leave. */
const runningMs = 10_000

/** The sums of a list: asked again when the list changed, and while they are computed or its letters leave. */
export function useTotals({ id, updatedAt, status }: List): UseQueryResult<ListTotals> {
  const api = useApi()
  const path = `${listPath(id)}/totals`
  return useQuery({
    queryKey: [api.scope, path, updatedAt],
    queryFn: ({ signal }) => api.get<ListTotals>(path, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      if (state.data?.status === 'computing') return computingMs
      return status === 'running' ? runningMs : false
    },
  })
}
