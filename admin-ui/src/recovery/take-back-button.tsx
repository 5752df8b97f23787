import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MissingLetter } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { decisionsPath } from './recovery-paths.ts'

/** Takes a decision back that had no effect; of another decision nothing is shown. */
export function TakeBackButton({ letter }: { readonly letter: MissingLetter }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const { message, decision, state, reference } = letter
  const back = useMutation({
    mutationFn: () => api.send('POST', decisionsPath, { decision: 'undecided', message }),
    onSuccess: async () => {
      toast({ text: t('recovery.takenBack') })
      await client.invalidateQueries()
    },
  })
  if (decision !== 'send-again' && !(decision === 'leave' && state === 'lost')) return null
  return (
    <button
      className="govuk-button up-button--quiet"
      type="button"
      aria-disabled={back.isPending}
      onClick={() => {
        if (!back.isPending) back.mutate()
      }}
    >
      {t('recovery.takeBack')}
      <Hidden> {reference}</Hidden>
    </button>
  )
}
