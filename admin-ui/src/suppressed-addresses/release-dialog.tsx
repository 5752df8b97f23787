import { useMutation } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuppressedAddress } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { suppressedPath, useReadListAgain } from './use-read-list-again.ts'
import { useUndoRelease } from './use-undo-release.ts'

/** Asks why an address is to be used again, and takes it off the list. */
export function ReleaseDialog({
  entry,
  onReleased,
  onClose,
}: {
  readonly entry: SuppressedAddress
  readonly onReleased?: (() => void) | undefined
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const readAgain = useReadListAgain()
  const toast = useToast()
  const undo = useUndoRelease()
  const send = useMutation({
    mutationFn: (reason: string) => api.send('POST', `${suppressedPath}/${entry.id}/release`, { reason }),
    onSuccess: async () => {
      await readAgain()
      toast({ text: t('suppressed.released'), undo: () => undo.mutate(entry.id) })
      onReleased?.()
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('suppressed.releaseTitle')}
      confirmLabel={t('suppressed.release')}
      icon={RotateCcw}
      reason={t('suppressed.releaseReason')}
      reasonMissing={t('suppressed.releaseMissing')}
      busy={send.isPending}
      error={send.error}
      onConfirm={(reason) => send.mutate(reason)}
      onClose={onClose}
    >
      <p>{t(`suppressed.releaseText.${entry.reason}`)}</p>
    </ConfirmDialog>
  )
}
