import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/use-api.ts'
import { meKey } from './use-me.ts'

/** Ends the session; nothing of the person's letters stays in memory. */
export function useSignOut(): () => void {
  const api = useApi()
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: () => api.send('POST', '/auth/logout'),
    onSuccess: () => {
      client.setQueryData(meKey, null)
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
    },
  })
  return () => mutate()
}
