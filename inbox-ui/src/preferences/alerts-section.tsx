import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Choice } from './choice.tsx'
import { ConfirmCode } from './confirm-code.tsx'
import { EmailForm } from './email-form.tsx'
import { useChoices } from './use-alert-address.ts'

/**
 * Whether the reader gets a mail about each new letter, and at which confirmed address. It is saved apart from the other
 * choices.
 */
export function AlertsSection({ saved }: { readonly saved: Preferences }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const save = useChoices(saved)
  const { email = '', alertAddress } = saved
  const { status, confirmedAt, confirmBefore, waiting } = alertAddress
  return (
    <section className="in-form" aria-labelledby="alerts">
      <h2 id="alerts">{t('alerts.title')}</h2>
      <p>{t('alerts.lead')}</p>
      {status === 'failed' && (
        <Notice tone="bad" title={t('alerts.failedTitle')}>
          {t('alerts.failed', { email })}
        </Notice>
      )}
      {status === 'expired' && (
        <Notice tone="warn" title={t('alerts.expiredTitle')}>
          {t('alerts.expired', { email })}
        </Notice>
      )}
      {status === 'unconfirmed' && <Notice tone="warn">{t('alerts.unconfirmed', { email })}</Notice>}
      {status === 'confirmed' && confirmedAt !== undefined && confirmBefore !== undefined && (
        <div className="up-stack">
          <p>{t('alerts.confirmed', { email, date: format.date(confirmedAt), until: format.date(confirmBefore) })}</p>
          <Choice
            kind="checkbox"
            name="alerts"
            label={t('alerts.wanted')}
            hint={t('alerts.wantedHint')}
            checked={saved.alerts}
            onChange={(alerts) => save.mutate({ alerts })}
          />
        </div>
      )}
      {waiting !== undefined && <ConfirmCode key={waiting.expiresAt} email={waiting.email} />}
      <EmailForm
        key={`${status}/${email}/${waiting?.email ?? ''}`}
        label={t(
          waiting !== undefined ? 'alerts.again' : status === 'confirmed' ? 'alerts.otherEmail' : 'alerts.email',
        )}
        suggested={waiting?.email ?? (status === 'confirmed' ? '' : email)}
      />
      {email !== '' && (
        <div>
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={save.isPending}
            onClick={() => save.mutate({ email: '' })}
          >
            {t('alerts.remove')}
          </button>
        </div>
      )}
      <div role="status">
        {save.isError && <Notice tone="bad">{t('states.saveFailed')}</Notice>}
        {save.isSuccess && <Notice tone="good">{t('prefs.saved')}</Notice>}
      </div>
    </section>
  )
}
