import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useWorkingFor } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { AuditEntry } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { now } from '../ui/clock.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'

const path = '/v1/audit?about=access&limit=20'
const maxShown = 5
const recentMs = 14 * 86_400_000

/** For administrators of an entity: access that was granted lately, also by the hub and by other administrators. */
export function AccessCard(): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const format = useFormat()
  const { entity } = useWorkingFor()
  const may = useMay('entity:manage')
  const { data } = useQuery({
    queryKey: [api.scope, path],
    queryFn: ({ signal }) => api.get<Page<AuditEntry>>(path, { signal }),
    enabled: may && entity !== undefined,
  })
  const since = now().getTime() - recentMs
  const recent = (data?.items ?? []).filter(({ at }) => Date.parse(at) > since)
  if (recent.length === 0) return null
  return (
    <Card title={t('access.title')}>
      <ul className="up-stack" role="list">
        {recent.slice(0, maxShown).map(({ id, at, action, actorKind }) => (
          <li key={id}>
            {t(`access.action.${action}`, { defaultValue: t('access.other') })}
            <br />
            <span className="up-quiet up-small">
              {t(`access.by.${actorKind}`)}, {format.shortDate(at)}, {format.time(at)}
            </span>
          </li>
        ))}
      </ul>
      {recent.length > maxShown && (
        <p className="up-quiet up-small">{t('access.more', { count: recent.length - maxShown })}</p>
      )}
    </Card>
  )
}
