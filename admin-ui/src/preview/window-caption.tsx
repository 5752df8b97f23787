import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type * as contract from '../../../api/contract/print-profile.ts'
import { useGet } from '../ui/api/use-api.ts'
import type { PreviewForm } from './preview.ts'

/**
 * Names the envelope for which the preview on paper is drawn: that of the print partner, so that the preview equals the letter.
 */
export function WindowCaption({ form }: { readonly form: PreviewForm }): ReactNode {
  const { t } = useTranslation()
  const { data } = useGet<contract.PrintProfile>('/v1/print-profile')
  if (data === undefined || (form !== 'letter' && form !== 'large')) return null
  const { side, addressSheet, contract: name } = data
  if (addressSheet && name !== undefined)
    return <p className="st-windowcaption up-quiet up-small">{t('window.sheet', { name })}</p>
  return (
    <p className="st-windowcaption up-quiet up-small">
      {name === undefined ? t(`window.common.${side}`) : t(`window.of.${side}`, { name })}
    </p>
  )
}
