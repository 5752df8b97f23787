import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Message } from '../../ui/api/api-types.ts'
import { useApi } from '../../ui/api/use-api.ts'

export interface MessageCommand {
  readonly step: 'cancel' | 'hold' | 'release'
  readonly reason?: string
}

/** Cancels, holds or releases; the answer is the message as it is now, and lists are looked up anew. */
export function useCommand(message: Message): UseMutationResult<Message, Error, MessageCommand> {
  const api = useApi()
  const client = useQueryClient()
  const path = `/v1/messages/${message.id}`
  return useMutation({
    mutationFn: ({ step, reason = '' }) =>
      api.send<Message>('POST', `${path}/${step}`, reason === '' ? {} : { reason }),
    onSuccess: (changed) => {
      client.setQueryData([api.scope, path], changed)
      void client.invalidateQueries({ predicate: ({ queryKey }) => /^\/v1\/messages(\?|$)/.test(String(queryKey[1])) })
    },
    // Too late, or somebody was first: what stands on the screen is old.
    onError: () => void client.invalidateQueries({ queryKey: [api.scope, path] }),
  })
}
