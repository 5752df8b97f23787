import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/dialog/notice.tsx'
import { forgetRecipient, passedName } from './passed-recipient.ts'

/** While a template is chosen for a letter to a known recipient: the name, and a button to drop it. */
export function PassedRecipientNotice(): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState(passedName)
  if (name === undefined) return null
  return (
    <Notice title={t('sendOne.passedOn', { name })}>
      <button
        className="govuk-button up-button--quiet up-button--dense"
        type="button"
        onClick={() => {
          forgetRecipient()
          setName(undefined)
        }}
      >
        {t('sendOne.somebodyElse')}
      </button>
    </Notice>
  )
}
