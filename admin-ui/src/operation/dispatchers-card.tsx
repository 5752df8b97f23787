import { Check, CircleAlert, type LucideIcon, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DispatcherProcess } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag, type Tone } from '../ui/layout/tag.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useMoment } from './use-moment.ts'

export const dispatchersPath = '/v1/dispatchers'
const followMs = 10_000

/** The processes that make and hand over letters: since when each runs, and when it last reported. */
export function DispatchersCard(): ReactNode {
  const { t } = useTranslation()
  const moment = useMoment()
  const query = useGet<{ readonly items: readonly DispatcherProcess[] }>(dispatchersPath, { refetchInterval: followMs })
  return (
    <Loaded query={query} what={t('operation.dispatchersWhat')} forbidden={t('operation.forbidden')}>
      {({ items }) => (
        <Card title={t('operation.dispatchers')} sub={t('operation.dispatchersSub')} flush={items.length > 0}>
          {items.length === 0 ? (
            <p>{t('operation.neverADispatcher')}</p>
          ) : (
            <Table
              name={t('operation.dispatchers')}
              rows={items}
              rowKey={(each) => each.id}
              cards
              columns={[
                {
                  head: t('operation.process'),
                  heading: true,
                  cell: (each) => <span className="up-code up-small">{each.id.slice(0, 8)}</span>,
                },
                {
                  head: t('operation.state'),
                  label: t('operation.state'),
                  cell: (each) => <ProcessTag process={each} />,
                },
                {
                  head: t('operation.startedAt'),
                  label: t('operation.startedAt'),
                  nowrap: true,
                  cell: (each) => moment(each.startedAt),
                },
                {
                  head: t('operation.seenAt'),
                  label: t('operation.seenAt'),
                  nowrap: true,
                  cell: (each) => moment(each.seenAt),
                },
                {
                  head: t('operation.queue'),
                  label: t('operation.queue'),
                  cell: (each) => t(`operation.queueIs.${each.queue}`),
                },
                {
                  head: t('operation.store'),
                  label: t('operation.store'),
                  cell: (each) => t(`operation.storeIs.${each.store}`),
                },
              ]}
            />
          )}
        </Card>
      )}
    </Loaded>
  )
}

function ProcessTag({ process }: { readonly process: DispatcherProcess }): ReactNode {
  const { t } = useTranslation()
  const looks: Readonly<Record<DispatcherProcess['state'], readonly [Tone, LucideIcon]>> = {
    running: process.queue === 'UP' && process.store === 'UP' ? ['good', Check] : ['warn', CircleAlert],
    lost: ['bad', CircleAlert],
    stopped: ['quiet', Square],
  }
  const [tone, icon] = looks[process.state]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`operation.processIs.${process.state}`)}
    </Tag>
  )
}
