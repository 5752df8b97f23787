import { CircleAlert } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../../admin-ui/src/ui/api/problem.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { useRequestCode } from './use-alert-address.ts'

/** Takes an address, to which a code is mailed. */
export function EmailForm({ label, suggested }: { readonly label: string; readonly suggested: string }): ReactNode {
  const { t, i18n } = useTranslation()
  const id = useId()
  const ask = useRequestCode()
  const [email, setEmail] = useState(suggested)
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())
    setMissing(isMissing)
    if (isMissing) document.getElementById(id)?.focus()
    else if (!ask.isPending) ask.mutate({ email: email.trim(), language: i18n.language })
  }
  const fault = missing || isProblem(ask.error, 400) ? t('alerts.emailWrong') : undefined
  const failed = ask.isError && !isProblem(ask.error, 400)
  return (
    <form className="in-email up-stack" onSubmit={submit} noValidate>
      <div className={`govuk-form-group${fault === undefined ? '' : ' govuk-form-group--error'}`}>
        <label className="govuk-label up-strong" htmlFor={id}>
          {label}
        </label>
        <p className="govuk-hint" id={`${id}-h`}>
          {t('alerts.emailHint')}
        </p>
        {fault !== undefined && (
          <p className="govuk-error-message" id={`${id}-f`}>
            <Icon of={CircleAlert} /> {fault}
          </p>
        )}
        <input
          className={`govuk-input${fault === undefined ? '' : ' govuk-input--error'}`}
          id={id}
          type="email"
          name="email"
          autoComplete="email"
          spellCheck={false}
          maxLength={254}
          value={email}
          aria-invalid={fault === undefined ? undefined : 'true'}
          aria-describedby={fault === undefined ? `${id}-h` : `${id}-f`}
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <div>
        <button className="govuk-button govuk-button--secondary" type="submit" aria-disabled={ask.isPending}>
          {t('alerts.sendCode')}
        </button>
      </div>
      <p className="govuk-error-message" role="status">
        {failed && t(isProblem(ask.error, 429) ? 'alerts.tooManyCodes' : 'alerts.askFailed')}
      </p>
    </form>
  )
}
