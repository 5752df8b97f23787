import { CircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageTitle } from '../../../admin-ui/src/ui/layout/page-title.tsx'
import { Empty } from '../../../admin-ui/src/ui/states/empty.tsx'

export function NotFoundPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <PageTitle name={t('list.title')} app={t('app')} />
      <Empty icon={CircleQuestionMark} title={t('states.missingTitle')} text={t('missing.text')}>
        <Link className="govuk-button govuk-button--secondary" to="/">
          {t('missing.do')}
        </Link>
      </Empty>
    </>
  )
}
