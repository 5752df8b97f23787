import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncomingItem } from '../ui/api/incoming-mail-types.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { useTrayCommand } from './use-tray-command.ts'

/** Removes a scan that belongs to no letter: its bytes are gone, the reason stays. */
export function DiscardDialog({
  item,
  onClose,
}: {
  readonly item: IncomingItem
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const discard = useTrayCommand(() => {
    toast({ text: t('tray.discarded') })
    onClose()
  })
  return (
    <ConfirmDialog
      title={t('tray.discardTitle')}
      confirmLabel={t('tray.discard')}
      destructive
      reason={t('tray.discardReason')}
      reasonMissing={t('tray.discardReasonMissing')}
      busy={discard.isPending}
      error={discard.error}
      onConfirm={(reason) => discard.mutate({ id: item.id, verb: 'discard', body: { reason } })}
      onClose={onClose}
    >
      <p>{t('tray.discardText')}</p>
    </ConfirmDialog>
  )
}
