import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Message } from '../../ui/api/api-types.ts'
import { useApi } from '../../ui/api/use-api.ts'

interface Settled {
  readonly wish: 'retry' | 'drop'
  readonly reason?: string
}

/** Requests a refused copy once more, or gives it up; the letter and the list of refused copies are then read again. */
export function useReaderCopy(
  { message, number }: NonNullable<Message['readerCopies']>[number],
  onDone: (wish: Settled['wish']) => void,
): UseMutationResult<unknown, Error, Settled> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ wish, reason }: Settled) =>
      api.send(
        'POST',
        `/v1/messages/${message}/reader-copies/${number}/${wish}`,
        reason === undefined ? undefined : { reason },
      ),
    onSuccess: async (_, { wish }) => {
      await client.invalidateQueries({
        predicate: ({ queryKey: [scope, path] }) =>
          scope === api.scope && (path === `/v1/messages/${message}` || String(path).startsWith('/v1/reader-copies')),
      })
      onDone(wish)
    },
  })
}
