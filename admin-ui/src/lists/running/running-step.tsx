import { OctagonPause } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { List } from '../../ui/api/list-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Crumbs } from '../../ui/layout/crumbs.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { ListTag } from '../overview/list-tag.tsx'
import { useListName } from '../overview/use-list-name.ts'
import { HistoryCard } from './history-card.tsx'
import { ListIssues } from './list-issues.tsx'
import { ResultCard } from './result-card.tsx'
import { hasEnded } from './stage-of.ts'
import { StagesCard } from './stages-card.tsx'
import { StopCard } from './stop-card.tsx'
import { StopDialog } from './stop-dialog.tsx'
import { StoppedNotice } from './stopped-notice.tsx'

/** Progress, what a stop still holds, the result, and who did what (50b). */
export function RunningStep({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const name = useListName(list)
  const [stopping, setStopping] = useState(false)
  const may = [useMay('messages:stop'), useMay('messages:send')].some(Boolean)
  const isStopped = list.status === 'paused' && list.waitsFor === undefined
  const moment = format.moment(list.createdAt)
  return (
    <>
      <Crumbs
        above={[
          { to: '/send', name: t('send.title') },
          { to: '/send/_lists', name: t('listOverview.title') },
        ]}
        here={name}
      />
      <PageTop
        name={name}
        tag={<ListTag list={list} />}
        sub={
          list.startedBy === undefined
            ? t('listRunning.startedAt', { moment })
            : t('listRunning.startedBy', { name: list.startedBy, moment })
        }
      >
        {may && !hasEnded(list) && !isStopped && (
          <button className="govuk-button govuk-button--warning" type="button" onClick={() => setStopping(true)}>
            <Icon of={OctagonPause} /> {t('listRunning.stop.button')}
          </button>
        )}
      </PageTop>
      <div className="up-stack up-stack--l">
        <StoppedNotice list={list} />
        <ListIssues list={list} />
        <StagesCard list={list} />
        {!hasEnded(list) && <StopCard list={list} />}
        <ResultCard list={list} />
        <HistoryCard key={list.updatedAt} list={list} />
      </div>
      {stopping && <StopDialog list={list} kind="pause" onClose={() => setStopping(false)} />}
    </>
  )
}
