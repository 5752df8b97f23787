import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export function SkipLink(): ReactNode {
  const { t } = useTranslation()
  return (
    <a className="govuk-skip-link" href="#inhoud">
      {t('words.skip')}
    </a>
  )
}
