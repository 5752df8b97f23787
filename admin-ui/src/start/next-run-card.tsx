import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkingFor } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { printRunReaders } from './questions.ts'

const path = '/v1/print-runs?limit=50'

/** When the next letters on paper leave; until then they can be held. */
export function NextRunCard(): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const format = useFormat()
  const { permissions } = useWorkingFor()
  const { data } = useQuery({
    queryKey: [api.scope, path],
    queryFn: ({ signal }) => api.get<Page<PrintRun>>(path, { signal }),
    enabled: printRunReaders.some((each) => permissions.has(each)),
  })
  const next = data?.items
    .filter((run) => run.status === 'open')
    .toSorted((a, b) => Date.parse(a.cutOffAt) - Date.parse(b.cutOffAt))[0]
  if (next === undefined) return null
  return (
    <Card title={t('start.nextRun')}>
      <p className="st-bigtime">
        {format.shortDate(next.cutOffAt)}, {format.time(next.cutOffAt)}
      </p>
      <p className="up-quiet">
        {t('start.nextRunText', { count: next.letters, number: format.number(next.letters) })}{' '}
        <Link className="govuk-link" to={`/print-runs/${next.id}`}>
          {t('start.toRun')}
        </Link>
      </p>
    </Card>
  )
}
