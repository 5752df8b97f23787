import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnusualLook } from '../ui/api/data-protection-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'

/** Asks why looks were needed. The API refuses an explanation of one's own looks, and the dialog shows why. */
export function ExplainDialog({
  look: { rule, actor, about },
  onClose,
}: {
  readonly look: UnusualLook
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const send = useMutation({
    mutationFn: (sentence: string) =>
      api.send('POST', '/v1/audit/unusual/explanations', { rule, actor, about, sentence }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, '/v1/audit/unusual'] })
      toast({ text: t('audit.unusual.done') })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('audit.unusual.explainTitle')}
      confirmLabel={t('audit.unusual.explain')}
      icon={Check}
      reason={t('audit.unusual.sentence')}
      reasonMissing={t('audit.unusual.sentenceMissing')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(sentence) => send.mutate(sentence)}
      onClose={onClose}
    >
      <p>{t('audit.unusual.explainText')}</p>
    </ConfirmDialog>
  )
}
