import { Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Facts } from '../../ui/layout/facts.tsx'
import { Tag } from '../../ui/layout/tag.tsx'

/** When the message counts as received, why, and until when its recipient can object. */
export function ServiceCard({ message: { service } }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  if (service === undefined) return null
  const { servedOn, termEndsOn, because, provisional } = service
  return (
    <Card title={t('service.title')}>
      <div className="up-stack">
        <Facts
          pairs={[
            [t('service.servedOn'), servedOn === undefined ? t('service.awaited') : format.date(servedOn)],
            [t('service.termEndsOn'), termEndsOn && format.weekday(termEndsOn)],
            [t('service.because'), localized(because)],
          ]}
        />
        {provisional && servedOn !== undefined && (
          <div>
            <Tag tone="note" icon={Hourglass}>
              {t('service.provisional')}
            </Tag>
          </div>
        )}
      </div>
    </Card>
  )
}
