import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoment } from '../operation/use-moment.ts'
import type { StoreShown } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { Table } from '../ui/layout/table.tsx'

/** The keys that encrypt, and how far keys of entities have rotated. */
export function KeysCard({ keys }: Pick<StoreShown, 'keys'>): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const moment = useMoment()
  return (
    <Card title={t('storage.keys')} sub={t('storage.keysSub')}>
      <Facts
        pairs={[
          [t('storage.currentKey'), t('storage.keyNumber', { number: keys.current })],
          [
            t('storage.entityKeys'),
            keys.masters.map(({ master, sealed }) => (
              <p key={master}>
                {t('storage.sealedBy', { count: sealed, shown: format.number(sealed), number: master })}
              </p>
            )),
          ],
        ]}
      />
      {keys.rotations.length > 0 && (
        <Table
          name={t('storage.rotations')}
          rows={keys.rotations}
          rowKey={({ entity, number }) => `${entity}/${number}`}
          cards
          columns={[
            {
              head: t('storage.entity'),
              heading: true,
              cell: ({ entity }) => <span className="up-code up-break up-small">{entity}</span>,
            },
            {
              head: t('storage.newKey'),
              label: t('storage.newKey'),
              cell: ({ number }) => t('storage.keyNumber', { number }),
            },
            { head: t('storage.phase'), label: t('storage.phase'), cell: ({ phase }) => t(`storage.phaseIs.${phase}`) },
            {
              head: t('storage.records'),
              label: t('storage.records'),
              cell: ({ rewrapped, total }) =>
                t('storage.rewrapped', { done: format.number(rewrapped), total: format.number(total) }),
            },
            {
              head: t('storage.began'),
              label: t('storage.began'),
              nowrap: true,
              cell: ({ startedAt }) => moment(startedAt),
            },
          ]}
        />
      )}
    </Card>
  )
}
