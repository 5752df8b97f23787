import { Check, CircleX, Clock, Forward } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Facts } from '../../ui/layout/facts.tsx'
import { Tag } from '../../ui/layout/tag.tsx'

const looks = {
  seen: { tone: 'good', icon: Check },
  waiting: { tone: 'note', icon: Clock },
  'moved-on': { tone: 'warn', icon: Forward },
  'not-seen': { tone: 'bad', icon: CircleX },
} as const

/** Whether the reader was alerted to the digital letter and opened it in time, or why it moved on. */
export function SeenCard({ message: { seenInTime } }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  if (seenInTime === undefined) return null
  const { verdict, because, deliveredAt, alertedAt, openedAt, leftAt } = seenInTime
  return (
    <Card title={t('seen.title')}>
      <div className="up-stack">
        <div>
          <Tag {...looks[verdict]}>{t(`seen.verdict.${verdict}`)}</Tag>
        </div>
        <Facts
          pairs={[
            [t('seen.because'), localized(because)],
            [t('seen.deliveredAt'), format.moment(deliveredAt)],
            [t('seen.alertedAt'), alertedAt === undefined ? t('seen.noAlert') : format.moment(alertedAt)],
            [t('seen.openedAt'), openedAt === undefined ? t('seen.notOpened') : format.moment(openedAt)],
            [t(verdict === 'moved-on' ? 'seen.movedOnAt' : 'seen.endedAt'), leftAt && format.moment(leftAt)],
          ]}
        />
      </div>
    </Card>
  )
}
