import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { Choice } from './choice.tsx'

/** Whether a mail says that a letter came, and to which address. */
export function AlertFields({
  draft,
  emailMissing,
  onChange,
}: {
  readonly draft: Preferences
  readonly emailMissing: boolean
  readonly onChange: (part: Partial<Preferences>) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <fieldset className="up-stack">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--l">{t('prefs.alerts')}</legend>
      <Choice
        kind="checkbox"
        name="alerts"
        label={t('prefs.alertsLabel')}
        hint={t('prefs.alertsHint')}
        checked={draft.alerts}
        onChange={(alerts) => onChange({ alerts })}
      />
      <div className={`govuk-form-group in-email${emailMissing ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label" htmlFor="email">
          {t('prefs.email')}
        </label>
        {emailMissing && (
          <p className="govuk-error-message" id="email-fault">
            <Icon of={CircleAlert} /> {t('prefs.emailMissing')}
          </p>
        )}
        <input
          className={emailMissing ? 'govuk-input govuk-input--error' : 'govuk-input'}
          id="email"
          type="email"
          autoComplete="email"
          value={draft.email ?? ''}
          aria-invalid={emailMissing ? 'true' : undefined}
          aria-describedby={emailMissing ? 'email-fault' : undefined}
          onChange={(event) => onChange({ email: event.target.value })}
        />
      </div>
    </fieldset>
  )
}
