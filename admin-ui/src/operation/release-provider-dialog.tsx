import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplaintRate, ComplaintRates } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'

export const complaintsPath = '/v1/complaint-rates'

/** Lets bulk mail to a provider leave again, with a reason that is kept. */
export function ReleaseProviderDialog({
  rate: { domain, provider, providerName, complaints, mails },
  onClose,
}: {
  readonly rate: ComplaintRate
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const name = providerName ?? t('complaints.other')
  const command = useMutation({
    mutationFn: (reason: string) =>
      api.send<ComplaintRates>('POST', `${complaintsPath}/${encodeURIComponent(domain)}/${provider}/release`, {
        reason,
      }),
    onSuccess: (rates) => {
      client.setQueryData([api.scope, complaintsPath], rates)
      onClose()
      toast({ text: t('complaints.releaseDone', { name }) })
    },
  })
  return (
    <ConfirmDialog
      title={t('complaints.releaseTitle', { name })}
      confirmLabel={t('complaints.release')}
      icon={Play}
      reason={t('complaints.reason')}
      reasonMissing={t('complaints.reasonMissing')}
      busy={command.isPending}
      error={command.error}
      onConfirm={(reason) => command.mutate(reason)}
      onClose={onClose}
    >
      <p>{t('complaints.releaseText', { count: complaints, mails })}</p>
    </ConfirmDialog>
  )
}
