import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Traffic } from '../../ui/api/operator-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'

const places = ['left', 'printRun', 'underWay', 'planned', 'stuck', 'ended'] as const

/** The totals of today: each accepted message is counted in exactly one of the states. */
export function TodayCard({ today }: { readonly today: Traffic['today'] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Card title={t('operation.whereToday')} sub={t('operation.whereTodaySub')}>
      <dl className="st-sum">
        <div>
          <dt>{t('operation.place.accepted')}</dt>
          <dd>{format.number(today.accepted)}</dd>
        </div>
        {places.map((place, index) => (
          <div key={place} data-sign={index === 0 ? '=' : '+'} className={isBad(place) ? 'is-badfigure' : undefined}>
            <dt>{t(`operation.place.${place}`)}</dt>
            <dd>{format.number(today[place])}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )

  function isBad(place: (typeof places)[number]): boolean {
    return place === 'stuck' && today.stuck > 0
  }
}
