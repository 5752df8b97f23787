import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Message } from '../../ui/api/api-types.ts'
import { useApi } from '../../ui/api/use-api.ts'

export interface MessageCommand {
  readonly step: 'cancel' | 'hold' | 'release' | 'schedule'
  readonly reason?: string
  /** Only of `schedule`. */
  readonly sendAfter?: string
}

/** Cancels, holds, releases or reschedules a message; the answer is the message as it is now, and lists are fetched again. */
export function useCommand(message: Message): UseMutationResult<Message, Error, MessageCommand> {
  const api = useApi()
  const client = useQueryClient()
  const path = `/v1/messages/${message.id}`
  return useMutation({
    mutationFn: ({ step, reason = '', sendAfter }) =>
      api.send<Message>('POST', `${path}/${step}`, {
        ...(reason !== '' && { reason }),
        ...(sendAfter !== undefined && { sendAfter }),
      }),
    onSuccess: (changed) => {
      client.setQueryData([api.scope, path], changed)
      void client.invalidateQueries({ predicate: ({ queryKey }) => /^\/v1\/messages(\?|$)/.test(String(queryKey[1])) })
    },
    // It is too late, or another person was first: the screen shows an old state.
    onError: () => void client.invalidateQueries({ queryKey: [api.scope, path] }),
  })
}
