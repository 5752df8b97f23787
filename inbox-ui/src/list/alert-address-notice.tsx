import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'

/** Shown above the letters when mails about new letters no longer arrive, or the address needs a new confirmation. */
export function AlertAddressNotice(): ReactNode {
  const { t } = useTranslation()
  const { data } = useGet<Preferences>('/v1/inbox/preferences')
  const status = data?.alerts === true ? data.alertAddress.status : undefined
  if (status !== 'failed' && status !== 'expired') return null
  const email = data?.email ?? ''
  return (
    <Notice tone={status === 'failed' ? 'bad' : 'warn'} title={t(`alerts.${status}Title`)}>
      <p>{t(`alerts.${status}`, { email })}</p>
      <Link className="govuk-link" to="/preferences">
        {t('alerts.toPreferences')}
      </Link>
    </Notice>
  )
}
