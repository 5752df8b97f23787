import { Clock, Lock } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { ArrivalsCard } from './arrivals-card.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { CountCard } from './count-card.tsx'
import { DifferencesCard } from './differences-card.tsx'
import { OverdueCard } from './overdue-card.tsx'
import { PartsCard } from './parts-card.tsx'
import { ReconciliationCard } from './reconciliation-card.tsx'
import { Reports } from './reports.tsx'
import { RunStatusTag } from './run-status-tag.tsx'

const followMs = 10_000

export function PrintRunPage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const query = useGet<PrintRun>(`/v1/print-runs/${encodeURIComponent(id)}`, { refetchInterval: followMs })
  return (
    <Loaded query={query} what={t('run.what')} missing={t('run.missing')} forbidden={t('runs.forbidden')} alone>
      {(run) => <Shown run={run} />}
    </Loaded>
  )
}

function Shown({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const mayClose = useMay('hub:operate')
  const [asking, setAsking] = useState(false)
  const name = t('run.title', { day: format.weekday(run.cutOffAt) })
  return (
    <>
      <Crumbs above={[{ to: '/print-runs', name: t('runs.title') }]} here={format.date(run.cutOffAt)} />
      <PageTop
        name={name}
        tag={
          run.overdue.length > 0 ? (
            <Tag tone="bad" icon={Clock}>
              {t('run.late', { count: run.overdue.length })}
            </Tag>
          ) : (
            <RunStatusTag status={run.status} />
          )
        }
        sub={[
          run.entityName && localized(run.entityName),
          run.partner,
          run.contractName && t('run.contract', { name: run.contractName }),
          run.handedOverAt === undefined
            ? t('run.cutOff', { time: format.time(run.cutOffAt) })
            : t('run.handedOver', { moment: format.moment(run.handedOverAt) }),
        ]
          .filter((each) => each !== undefined)
          .join(', ')}
      >
        {run.handedOverAt !== undefined && <Reports run={run} />}
        {mayClose && run.status === 'open' && (
          <button className="govuk-button" type="button" onClick={() => setAsking(true)}>
            <Icon of={Lock} /> {t('run.close')}
          </button>
        )}
      </PageTop>
      <div className="up-stack up-stack--l">
        <CountCard run={run} />
        <ReconciliationCard run={run} />
        {run.handedOverAt !== undefined && <DifferencesCard run={run} />}
        <ArrivalsCard run={run} />
        <OverdueCard run={run} />
        <PartsCard run={run} mayRerun={mayClose} />
      </div>
      {asking && <CloseDialog run={run} onClose={() => setAsking(false)} />}
    </>
  )
}
