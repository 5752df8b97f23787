import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../ui/api/use-api.ts'

export const keyList = '/v1/api-keys'

/** Makes or revokes a key, after which the list is fetched again. */
export function useKeyChange<Answer, Given = void>(
  path: string,
  done: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Given> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: Given) => api.send<Answer>('POST', `${keyList}${path}`, given ?? {}),
    onSuccess: async (answer) => {
      await client.invalidateQueries({
        predicate: ({ queryKey: [scope, of] }) => scope === api.scope && String(of).startsWith(keyList),
      })
      done(answer)
    },
  })
}
