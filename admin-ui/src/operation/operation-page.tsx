import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import { RecoveryCards } from '../recovery/recovery-cards.tsx'
import { StorageCards } from '../storage/storage-cards.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Tabs } from '../ui/layout/tabs.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { ChannelsCard } from './channels/channels-card.tsx'
import { EboxFiguresCard } from './channels/ebox-figures-card.tsx'
import { ComplaintsCard } from './complaints-card.tsx'
import { DispatchersCard } from './dispatchers-card.tsx'
import { type OperationTab, operationTabs, useOperationTab } from './operation-tab.ts'
import { ReturnFilesCard } from './return-files-card.tsx'
import { DeadLettersCard } from './stuck/dead-letters-card.tsx'
import { ListFailuresCard } from './stuck/list-failures-card.tsx'
import { StuckGroupsCard } from './stuck/stuck-groups-card.tsx'
import { TrafficCards } from './traffic/traffic-card.tsx'
import { UnreadReportsCard } from './unread-reports-card.tsx'
import { WrongNow } from './wrong/wrong-now.tsx'

/** The page of operators: what is wrong now, and one tab for each subject with its details. */
export function OperationPage(): ReactNode {
  const { t } = useTranslation()
  const [tab, choose] = useOperationTab()
  const may = useMay('hub:operate')
  if (!may) return <Empty icon={Lock} title={t('states.forbiddenTitle')} text={t('operation.forbidden')} alone />
  return (
    <>
      <PageTop name={t('operation.title')} sub={t('operation.sub')} />
      <div className="up-stack up-stack--l">
        <WrongNow />
        <Tabs
          name={t('operation.subjects')}
          chosen={tab}
          onChoose={choose}
          className="st-page-tabs"
          choices={operationTabs.map((value) => ({ value, name: t(`operation.tab.${value}`) }))}
        >
          <div className="up-stack up-stack--l">
            <Details of={tab} />
          </div>
        </Tabs>
      </div>
    </>
  )
}

function Details({ of }: { readonly of: OperationTab }): ReactNode {
  switch (of) {
    case 'channels':
      return <ChannelsCard />
    case 'stuck':
      return (
        <>
          <StuckGroupsCard />
          <ListFailuresCard />
          <DeadLettersCard />
          <ReturnFilesCard />
        </>
      )
    case 'traffic':
      return <TrafficCards />
    case 'email':
      return (
        <>
          <ComplaintsCard />
          <UnreadReportsCard />
        </>
      )
    case 'ebox':
      return <EboxFiguresCard />
    case 'storage':
      return <StorageCards />
    case 'recovery':
      return <RecoveryCards />
    case 'processes':
      return <DispatchersCard />
  }
}
