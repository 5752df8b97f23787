import { CircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Empty } from '../ui/states/empty.tsx'

export function NotFoundPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <Empty icon={CircleQuestionMark} title={t('states.missingTitle')} text={t('frame.missing')} alone>
      <Link className="govuk-button govuk-button--secondary" to="/">
        {t('frame.toStart')}
      </Link>
    </Empty>
  )
}
