import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAge } from '../operation/age.ts'
import type { OverdueMail } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'

/** Mail that is late, by contract, with its age and what to do; nothing where all is in time. */
export function OverdueMailCard(): ReactNode {
  const { t } = useTranslation()
  const age = useAge()
  const format = useFormat()
  const localized = useLocalized()
  const items = useGet<{ readonly items: readonly OverdueMail[] }>('/v1/print-overdue').data?.items
  if (items === undefined || items.length === 0) return null
  return (
    <Card title={t('runs.overdue.title')} sub={t('runs.overdue.sub')} flush>
      <Table
        name={t('runs.overdue.title')}
        rows={items}
        rowKey={({ run, kind }) => `${run} ${kind}`}
        cards
        columns={[
          {
            head: t('runs.overdue.what'),
            heading: true,
            cell: ({ kind, run, letters, of }) => (
              <Link className="govuk-link" to={`/print-runs/${run}`}>
                {t(`runs.overdue.kind.${kind}`, {
                  count: letters,
                  letters: format.number(letters),
                  of: format.number(of),
                })}
              </Link>
            ),
          },
          {
            head: t('runs.overdue.do'),
            label: t('runs.overdue.do'),
            cell: ({ kind }) => t(`runs.overdue.todo.${kind}`),
          },
          {
            head: t('runs.contract'),
            label: t('runs.contract'),
            cell: ({ contractName, partner }) => `${contractName}, ${partner}`,
          },
          { head: t('runs.entity'), label: t('runs.entity'), cell: ({ entityName }) => localized(entityName) || '–' },
          { head: t('runs.cutOff'), label: t('runs.cutOff'), cell: ({ cutOffAt }) => format.moment(cutOffAt) },
          {
            head: t('runs.overdue.age'),
            label: t('runs.overdue.age'),
            cell: ({ since }) => age(since).replaceAll(' ', '\u00a0'),
          },
        ]}
      />
    </Card>
  )
}
