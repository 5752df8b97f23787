import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { List, ListStop } from '../../ui/api/list-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { listPath } from '../use-list.ts'

export interface ListChange {
  readonly change: 'pause' | 'resume' | 'cancel' | 'continue'
  readonly body?: Readonly<Record<string, unknown>>
}
export type ChangedList = List & { readonly stopped?: ListStop | undefined }

/** A change of a list; what the screen shows of it is asked again afterwards, also when another person was first. */
export function useListChange(id: string): UseMutationResult<ChangedList, Error, ListChange> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ change, body = {} }: ListChange) => api.send<ChangedList>('POST', `${listPath(id)}/${change}`, body),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => typeof queryKey[1] === 'string' && queryKey[1].startsWith('/v1/batches'),
      }),
  })
}
