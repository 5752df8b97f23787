import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type * as contract from '../../../api/contract/print/print-profile.ts'
import type { Language } from '../ui/api/api-types.ts'
import { useBytes, useGet } from '../ui/api/use-api.ts'
import { PdfPages } from '../ui/pdf/pdf-pages.tsx'
import type { PreviewForm } from './preview.ts'

/**
 * Names the envelope for which the preview on paper is drawn: that of the print partner, so that the preview equals the letter.
 */
export function WindowCaption({
  form,
  language,
}: {
  readonly form: PreviewForm
  readonly language: Language
}): ReactNode {
  const { t } = useTranslation()
  const { data } = useGet<contract.PrintProfile>('/v1/print-profile')
  if (data === undefined || (form !== 'letter' && form !== 'large')) return null
  const { side, addressSheet, contract: name } = data
  if (addressSheet && name !== undefined)
    return (
      <>
        <p className="st-windowcaption up-quiet up-small">{t('window.sheet', { name })}</p>
        <AddressSheet language={language} />
      </>
    )
  return (
    <p className="st-windowcaption up-quiet up-small">
      {name === undefined ? t(`window.common.${side}`) : t(`window.of.${side}`, { name })}
    </p>
  )
}

/** The sheet that is before the letter in its envelope, with the address of a recipient who does not exist. */
function AddressSheet({ language }: { readonly language: Language }): ReactNode {
  const { t } = useTranslation()
  const { data } = useBytes({ path: `/v1/print-profile/address-sheet?language=${language}`, body: {} })
  if (data === undefined) return null
  return (
    <div className="st-doc">
      <PdfPages blob={data} title={t('window.sheetTitle')} />
    </div>
  )
}
