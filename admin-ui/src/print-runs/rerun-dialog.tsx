import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { SelectField } from '../ui/form/select-field.tsx'

const reasons = ['lost', 'spoilt', 'refused'] as const

/** Letters that leave once more may arrive twice: the dialog requests a reason, and who confirmed that none was posted. */
export function RerunDialog({
  run,
  part,
  onClose,
}: {
  readonly run: PrintRun
  readonly part: PrintRun['parts'][number]
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [reason, setReason] = useState<string>(part.rejectedAt === undefined ? 'lost' : 'refused')
  const path = `/v1/print-runs/${run.id}`
  const rerun = useMutation({
    mutationFn: (statement: string) =>
      api.send<PrintRun>('POST', `${path}/parts/${part.n}/rerun`, { reason, ...(statement !== '' && { statement }) }),
    onSuccess: (changed) => {
      client.setQueryData([api.scope, path], changed)
      onClose()
      toast({ text: t('run.rerun.done') })
    },
  })
  return (
    <ConfirmDialog
      title={t('run.rerun.title', { n: part.n })}
      confirmLabel={t('run.rerun.verbOf', { n: part.n })}
      icon={RotateCcw}
      reason={t('run.rerun.statement')}
      {...(part.rejectedAt === undefined && { reasonMissing: t('run.rerun.statementMissing') })}
      reasonRows={2}
      busy={rerun.isPending}
      error={rerun.error}
      onConfirm={(statement) => rerun.mutate(statement)}
      onClose={onClose}
    >
      <p>{t('run.rerun.text')}</p>
      <SelectField
        name="reason"
        label={t('run.rerun.reason')}
        value={reason}
        choices={reasons.map((each) => [each, t(`run.rerun.reasons.${each}`)] as const)}
        onChange={setReason}
      />
    </ConfirmDialog>
  )
}
