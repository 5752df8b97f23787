import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../ui/api/use-api.ts'

/** Attaches or discards a report; the lists are then read again. */
export function useSettleReceipt(
  id: string,
  verb: 'attach' | 'discard',
  onDone: () => void,
): UseMutationResult<unknown, Error, object> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: object) => api.send('POST', `/v1/unmatched-receipts/${id}/${verb}`, body),
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey: [scope, path] }) =>
          scope === api.scope && String(path).startsWith('/v1/unmatched-receipts'),
      })
      onDone()
    },
  })
}
