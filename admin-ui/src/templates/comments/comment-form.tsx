import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/form/text-field.tsx'

/** The text of a comment or an answer; it stays in the field until it is saved. */
export function CommentForm({
  label,
  hint,
  buttonLabel,
  busy,
  failed,
  onSave,
  onClose,
}: {
  readonly label: string
  readonly hint?: string
  readonly buttonLabel: string
  readonly busy: boolean
  readonly failed: boolean
  readonly onSave: (text: string) => void
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const isEmpty = text.trim() === ''
  const fault = tried && isEmpty ? t('comments.empty') : failed ? t('comments.failed') : undefined
  return (
    <form
      className="st-commentform"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!isEmpty && !busy) onSave(text.trim())
      }}
    >
      <TextField label={label} hint={hint} rows={3} maxLength={2000} value={text} fault={fault} onChange={setText} />
      <div className="up-row">
        <button className="govuk-button up-button--dense" type="submit" aria-disabled={busy}>
          {buttonLabel}
        </button>
        <button className="govuk-button up-button--quiet up-button--dense" type="button" onClick={onClose}>
          {t('words.cancel')}
        </button>
      </div>
    </form>
  )
}
