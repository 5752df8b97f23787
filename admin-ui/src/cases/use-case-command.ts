import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../ui/api/use-api.ts'

interface CaseCommand {
  readonly verb: 'assign' | 'note' | 'close' | 'reopen'
  readonly body?: object
}

/** Sends a command about a case; the case and the lists are then read again. */
export function useCaseCommand(
  id: string,
  onDone?: (command: CaseCommand) => void,
): UseMutationResult<unknown, Error, CaseCommand> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ verb, body }: CaseCommand) => api.send('POST', `/v1/cases/${id}/${verb}`, body),
    onSuccess: async (_, command) => {
      await client.invalidateQueries({
        predicate: ({ queryKey: [scope, path] }) =>
          scope === api.scope && typeof path === 'string' && path.startsWith('/v1/cases'),
      })
      onDone?.(command)
    },
  })
}
