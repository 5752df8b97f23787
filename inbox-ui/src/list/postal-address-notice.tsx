import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddressNotices } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../../../admin-ui/src/ui/format/use-format.ts'

/** Shown above the letters when a letter on paper came back and its sender asks for a correct address. */
export function PostalAddressNotice(): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const { data } = useGet<AddressNotices>('/v1/inbox/address-notices')
  const [first] = data?.items ?? []
  if (first === undefined) return null
  return (
    <Notice tone="warn" title={t('postalNotice.title')}>
      <ul role="list">
        {data?.items.map(({ id, sender, returnedAt }) => (
          <li key={id}>{t('postalNotice.one', { sender: localized(sender), date: format.date(returnedAt) })}</li>
        ))}
      </ul>
      <p>{t('postalNotice.text')}</p>
    </Notice>
  )
}
