import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FalseLetter } from '../ui/api/inbox-types.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useFalseLetterChange } from './use-false-letter-change.ts'

/** Handles a report, with what was found out. */
export function NoteDialog({
  report,
  onClose,
}: {
  readonly report: FalseLetter
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const change = useFalseLetterChange(onClose)
  return (
    <ConfirmDialog
      title={t('falseLetters.handleTitle')}
      confirmLabel={t('falseLetters.handle')}
      icon={Check}
      reason={t('falseLetters.found')}
      reasonRows={3}
      busy={change.isPending}
      error={change.error}
      onConfirm={(note) => change.mutate({ report, status: 'handled', ...(note !== '' && { note }) })}
      onClose={onClose}
    >
      <p>{t('falseLetters.handleText')}</p>
    </ConfirmDialog>
  )
}
