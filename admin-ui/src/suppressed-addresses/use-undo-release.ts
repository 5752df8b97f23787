import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { suppressedPath, useReadListAgain } from './use-read-list-again.ts'

/** Puts a released address back on the list; says so when a letter has used it since. */
export function useUndoRelease() {
  const { t } = useTranslation()
  const api = useApi()
  const readAgain = useReadListAgain()
  const toast = useToast()
  return useMutation({
    mutationFn: (id: string) => api.send('POST', `${suppressedPath}/${id}/undo-release`, {}),
    onSuccess: () => toast({ text: t('suppressed.undone') }),
    onError: (error) => toast({ text: t(isProblem(error, 404, 409) ? 'suppressed.undoTooLate' : 'states.saveFailed') }),
    onSettled: readAgain,
  })
}
