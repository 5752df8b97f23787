import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../ui/api/use-api.ts'

interface TrayCommand {
  readonly id: string
  readonly verb: 'attach' | 'discard'
  readonly body: object
}

export function useTrayCommand(onDone: () => void): UseMutationResult<unknown, Error, TrayCommand> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, verb, body }: TrayCommand) => api.send('POST', `/v1/incoming/${id}/${verb}`, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, '/v1/incoming'] })
      onDone()
    },
  })
}
