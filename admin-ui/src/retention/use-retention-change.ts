import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'

export interface RetentionCall {
  /** The end of a path of the archive: `series`, `holds/hld_…/release`. */
  readonly path: string
  readonly body?: object
  /** What is said once it is done. */
  readonly done?: string
}

/** Changes something of retention; series, holds, disposals and transfers are then read again. */
export function useRetentionChange<T = unknown>(
  onDone?: (answer: T) => void,
): UseMutationResult<T, Error, RetentionCall> {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: ({ path, body }: RetentionCall) => api.send<T>('POST', `/v1/archive/${path}`, body ?? {}),
    onSuccess: async (answer, { done }) => {
      await client.invalidateQueries({
        predicate: ({ queryKey: [scope, path] }) =>
          scope === api.scope &&
          typeof path === 'string' &&
          ['series', 'holds', 'disposals', 'transfers'].some((each) => path.startsWith(`/v1/archive/${each}`)),
      })
      toast({ text: done ?? t('retention.done') })
      onDone?.(answer)
    },
  })
}
