import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useFormat } from '../ui/format/use-format.ts'
import type { KeptDraft } from './use-kept-draft.ts'

/** Whether the draft is kept at the hub. */
export function Kept({ kept: { savedAt, failed } }: { readonly kept: KeptDraft }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (failed)
    return (
      <p className="up-small up-strong" role="status">
        {t('sendOne.notSaved')}
      </p>
    )
  return (
    savedAt !== undefined && <p className="up-quiet up-small">{t('sendOne.savedAt', { time: format.time(savedAt) })}</p>
  )
}

/** Leaves the form once everything is saved. */
export function LaterButton({ kept, to }: { readonly kept: KeptDraft; readonly to: string }): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <button
      className="govuk-button up-button--quiet"
      type="button"
      onClick={() => void kept.flush().then(() => navigate(to))}
    >
      {t('sendOne.later')}
    </button>
  )
}
