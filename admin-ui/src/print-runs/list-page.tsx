import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Page } from '../ui/api/api-types.ts'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { OverdueMailCard } from './overdue-mail-card.tsx'
import { RunStatusTag } from './run-status-tag.tsx'

export function PrintRunsPage(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<PrintRun>>('/v1/print-runs')
  return (
    <>
      <PageTop name={t('runs.title')} sub={t('runs.sub')} />
      <Loaded query={query} what={t('runs.what')} forbidden={t('runs.forbidden')}>
        {(pages) => {
          const runs = pages.flatMap((page) => page.items)
          if (runs.length === 0) return <Empty icon={Printer} title={t('runs.emptyTitle')} text={t('runs.emptyText')} />
          return (
            <div className="up-stack">
              <OverdueMailCard />
              <section className="up-card up-card--flush" aria-label={t('runs.title')}>
                <RunTable runs={runs} />
                <More shown={runs.length} query={query} />
              </section>
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

function RunTable({ runs }: { readonly runs: readonly PrintRun[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  return (
    <Table
      name={t('runs.title')}
      rows={runs}
      rowKey={(run) => run.id}
      cards
      columns={[
        {
          head: t('runs.cutOff'),
          heading: true,
          cell: (run) => (
            <Link className="govuk-link" to={`/print-runs/${run.id}`}>
              {format.weekday(run.cutOffAt)}, {format.time(run.cutOffAt)}
            </Link>
          ),
        },
        {
          head: t('runs.entity'),
          label: t('runs.entity'),
          cell: (run) => localized(run.entityName ?? {}) || '–',
        },
        { head: t('runs.partner'), label: t('runs.partner'), cell: (run) => run.partner ?? '–' },
        { head: t('runs.contract'), label: t('runs.contract'), cell: (run) => run.contractName ?? '–' },
        { head: t('runs.letters'), label: t('runs.letters'), numeric: true, cell: (run) => format.number(run.letters) },
        { head: t('runs.sheets'), label: t('runs.sheets'), numeric: true, cell: (run) => format.number(run.sheets) },
        {
          head: t('messages.status'),
          label: t('messages.status'),
          cell: (run) => <RunStatusTag status={run.status} />,
        },
      ]}
    />
  )
}
