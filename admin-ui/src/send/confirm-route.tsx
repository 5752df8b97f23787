import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoutePreview } from '../../../api/contract/messages/route-preview.ts'
import { useFormat } from '../ui/format/use-format.ts'

/** The route and the price, in the dialog before sending. */
export function ConfirmRoute({ preview }: { readonly preview: RoutePreview | undefined }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (preview?.channel === undefined) return null
  const { channel, price } = preview
  return (
    <p>
      {t('sendOne.confirmRoute', { channel: t(`channel.${channel}`) })}
      {price !== undefined && ` ${t('sendOne.confirmPrice', { price: format.price(price) })}`}
    </p>
  )
}
