import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageTop } from '../ui/page-top.tsx'
import { ChannelsCard } from './channels-card.tsx'
import { DeadLettersCard } from './dead-letters-card.tsx'

/** For who keeps the hub running: what stands still, what is stuck, and that nothing of it is lost. */
export function OperationPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <PageTop name={t('operation.title')} sub={t('operation.sub')} />
      <div className="up-stack up-stack--l">
        <ChannelsCard />
        <DeadLettersCard />
      </div>
    </>
  )
}
