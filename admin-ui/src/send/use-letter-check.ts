import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type * as contract from '../../../api/contract/messages/message-check.ts'
import { useApi } from '../ui/api/use-api.ts'

/** What would become of the letter if it were sent now: its faults, warnings, and earlier letters that resemble it. */
export function useLetterCheck(
  request: Readonly<Record<string, unknown>>,
  enabled: boolean,
): UseQueryResult<contract.MessageCheck> {
  const api = useApi()
  return useQuery({
    queryKey: [api.scope, '/v1/message-checks', request],
    queryFn: async ({ signal }) => {
      const body = { items: [{ message: request }] }
      const { items } = await api.send<{ readonly items: readonly contract.MessageCheck[] }>(
        'POST',
        '/v1/message-checks',
        body,
        { signal },
      )
      const [check] = items
      if (check === undefined) throw new Error('A check of one letter has one result')
      return check
    },
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
    // What was typed about a person is not kept when the form no longer shows it.
    gcTime: 0,
  })
}
