import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { ChannelsCard } from './channels/channels-card.tsx'
import { EboxFiguresCard } from './channels/ebox-figures-card.tsx'
import { ComplaintsCard } from './complaints-card.tsx'
import { DispatchersCard } from './dispatchers-card.tsx'
import { ReturnFilesCard } from './return-files-card.tsx'
import { DeadLettersCard } from './stuck/dead-letters-card.tsx'
import { StuckGroupsCard } from './stuck/stuck-groups-card.tsx'
import { TrafficCards } from './traffic/traffic-card.tsx'
import { UnreadReportsCard } from './unread-reports-card.tsx'
import { WrongNow } from './wrong-now.tsx'

/** The page of operators: what has stopped, which letters are stuck, and that nothing is lost. */
export function OperationPage(): ReactNode {
  const { t } = useTranslation()
  const may = useMay('hub:operate')
  if (!may) return <Empty icon={Lock} title={t('states.forbiddenTitle')} text={t('operation.forbidden')} alone />
  return (
    <>
      <PageTop name={t('operation.title')} sub={t('operation.sub')} />
      <div className="up-stack up-stack--l">
        <WrongNow />
        <ChannelsCard />
        <ComplaintsCard />
        <TrafficCards />
        <EboxFiguresCard />
        <ReturnFilesCard />
        <UnreadReportsCard />
        <StuckGroupsCard />
        <DeadLettersCard />
        <DispatchersCard />
      </div>
    </>
  )
}
