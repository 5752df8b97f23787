import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/use-api.ts'
import { meKey } from './use-me.ts'

/**
 * Ends the session; no content of the letters stays in memory. The identity provider may have a session of its own: then the
 * browser goes there to end that one too.
 */
export function useSignOut(): () => void {
  const api = useApi()
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: () => api.send<{ readonly signOutUrl?: string } | undefined>('POST', '/auth/logout'),
    onSuccess: (answer) => {
      client.setQueryData(meKey, null)
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
      if (answer?.signOutUrl !== undefined) location.assign(answer.signOutUrl)
    },
  })
  return () => mutate()
}
