import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../ui/api/use-api.ts'

export const senderDomainsPath = '/v1/sender-domains'

/** Requests a check of a domain; the list then says that it is under way. */
export function useCheck(domain: string, failed: () => void): UseMutationResult<unknown, Error, void> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.send('POST', `${senderDomainsPath}/${encodeURIComponent(domain)}/check`, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: [api.scope, senderDomainsPath] }),
    onError: failed,
  })
}
