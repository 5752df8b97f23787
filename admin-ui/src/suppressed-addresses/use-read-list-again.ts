import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '../ui/api/use-api.ts'

export const suppressedPath = '/v1/suppressed-addresses'

/** Reads the list of suppressed addresses again, however it is filtered. */
export function useReadListAgain(): () => Promise<void> {
  const api = useApi()
  const client = useQueryClient()
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey: [scope, path] }) =>
        scope === api.scope && typeof path === 'string' && path.startsWith(suppressedPath),
    })
}
