import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FalseLetter } from '../ui/api/inbox-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'

interface Change {
  readonly report: FalseLetter
  readonly status: FalseLetter['status']
  readonly note?: string
}

/** Changes the status of a report, which can be undone for ten seconds; the lists are then read again. */
export function useFalseLetterChange(onDone: () => void = () => {}): UseMutationResult<unknown, Error, Change> {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const send = async (id: string, body: object): Promise<void> => {
    await api.send('PATCH', `/v1/false-letters/${id}`, body)
    await client.invalidateQueries({
      predicate: ({ queryKey: [scope, path] }) => scope === api.scope && String(path).startsWith('/v1/false-letters'),
    })
  }
  return useMutation({
    mutationFn: ({ report, status, note }: Change) => send(report.id, { status, ...(note !== undefined && { note }) }),
    onSuccess: (_answer, { report, status }) => {
      onDone()
      toast({
        text: t(`falseLetters.done.${status}`),
        undo: () => void send(report.id, { status: report.status, note: report.note ?? '' }).catch(() => undefined),
      })
    },
  })
}
