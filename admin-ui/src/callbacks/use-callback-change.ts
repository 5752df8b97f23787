import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../ui/api/use-api.ts'

const list = '/v1/callbacks'

/** A step on a callback, after which the list and its attempts are fetched again. */
export function useCallbackChange<Answer, Given = void>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  done: (answer: Answer) => void = () => undefined,
): UseMutationResult<Answer, Error, Given> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: Given) =>
      api.send<Answer>(method, `${list}${path}`, method === 'DELETE' ? undefined : (given ?? {})),
    onSuccess: async (answer) => {
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === api.scope && String(queryKey[1]).startsWith(list),
      })
      done(answer)
    },
  })
}
