import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'

/** Closing before the cut-off cannot be undone: the dialog repeats the number, the partner and the planned closing time. */
export function CloseDialog({ run, onClose }: { readonly run: PrintRun; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const format = useFormat()
  const toast = useToast()
  const path = `/v1/print-runs/${run.id}`
  const close = useMutation({
    mutationFn: () => api.send<PrintRun>('POST', `${path}/close`),
    onSuccess: (changed) => {
      client.setQueryData([api.scope, path], changed)
      void client.invalidateQueries({ queryKey: [api.scope, '/v1/print-runs', 'pages'] })
      onClose()
      toast({ text: t('run.closed') })
    },
  })
  const letters = t('run.lettersCount', { count: run.letters, number: format.number(run.letters) })
  return (
    <ConfirmDialog
      title={t('run.closeTitle', { letters })}
      confirmLabel={t('run.closeVerb', { letters })}
      icon={Lock}
      busy={close.isPending}
      error={close.error}
      onConfirm={() => close.mutate()}
      onClose={onClose}
    >
      <p>
        {t('run.closeText', {
          letters,
          sheets: t('run.sheetsCount', { count: run.sheets, number: format.number(run.sheets) }),
          partner: run.partner ?? t('run.thePrinter'),
        })}
      </p>
      <p>{t('run.closeUntil', { moment: format.moment(run.cutOffAt) })}</p>
    </ConfirmDialog>
  )
}
