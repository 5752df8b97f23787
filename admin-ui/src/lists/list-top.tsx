import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { type ListStep, ListSteps } from './list-steps.tsx'

/** The top of every step of a list. */
export function ListTop({
  title,
  sub,
  now,
}: {
  readonly title: string
  readonly sub: string
  readonly now: ListStep
}): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <Crumbs above={[{ to: '/send', name: t('send.title') }]} here={t('listFile.newList')} />
      <PageTop name={title} sub={sub}>
        <ListSteps now={now} />
      </PageTop>
    </>
  )
}
