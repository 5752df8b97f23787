import { CircleAlert } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

/** The code as people type it from the letter. */
export function CodeForm({
  busy,
  onCode,
}: {
  readonly busy: boolean
  readonly onCode: (code: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = code.trim() === ''
    setMissing(isEmpty)
    if (isEmpty) document.getElementById('code')?.focus()
    else if (!busy) onCode(code)
  }
  return (
    <form className="up-card in-check__form" onSubmit={submit} noValidate>
      <div className={`govuk-form-group${missing ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label up-strong" htmlFor="code">
          {t('check.code')}
        </label>
        <p className="govuk-hint" id="code-hint">
          {t('check.codeHint')}
        </p>
        {missing && (
          <p className="govuk-error-message" id="code-fault">
            <Icon of={CircleAlert} /> {t('check.codeMissing')}
          </p>
        )}
        <div className="up-row">
          <input
            className={`govuk-input up-code in-check__code${missing ? ' govuk-input--error' : ''}`}
            id="code"
            value={code}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={missing ? 'true' : undefined}
            aria-describedby={missing ? 'code-fault' : 'code-hint'}
            onChange={(event) => setCode(event.target.value)}
          />
          <button className="govuk-button govuk-button--secondary" type="submit" aria-disabled={busy}>
            {t('check.do')}
          </button>
        </div>
      </div>
    </form>
  )
}
