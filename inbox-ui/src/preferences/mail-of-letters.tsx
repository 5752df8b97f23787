import { Mail } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'

/** Beside the choice for digital letters: the confirmed address to which mails about them go, or that none goes. */
export function MailOfLetters({ saved }: { readonly saved: Preferences }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { alerts, email, alertAddress } = saved
  const { status, confirmedAt } = alertAddress
  if (alerts && status === 'confirmed' && email !== undefined && confirmedAt !== undefined)
    return <Notice icon={Mail}>{t('change.mailTo', { email, date: format.date(confirmedAt) })}</Notice>
  return (
    <Notice tone="warn" title={t('change.mailOff')}>
      {t('change.mailOffText')}{' '}
      <a className="govuk-link" href="#alerts">
        {t('change.mailLink')}
      </a>
    </Notice>
  )
}
