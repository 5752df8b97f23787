import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { EboxUse } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'

interface Change {
  readonly method: 'PUT' | 'DELETE'
  readonly part: 'decision' | 'senders'
  readonly body?: unknown
}

/** Changes the use of the eBox; the answer is what holds now. */
export function useEboxChange(done: () => void): UseMutationResult<EboxUse, Error, Change> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, part, body }) => api.send<EboxUse>(method, `/v1/ebox-use/${part}`, body),
    onSuccess: (use) => {
      client.setQueryData([api.scope, '/v1/ebox-use'], use)
      done()
    },
  })
}
