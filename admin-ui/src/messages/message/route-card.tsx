import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message, RouteStep } from '../../ui/api/api-types.ts'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { DeliveryStatusTag } from '../../ui/layout/status-tag.tsx'
import { Tag } from '../../ui/layout/tag.tsx'

/** Each channel that was considered, in order, and why it was chosen or refused. */
export function RouteCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  return (
    <Card title={t('message.route')}>
      {message.route.length === 0 ? (
        <p className="up-quiet">{t(message.final ? 'message.neverRouted' : 'message.noRoute')}</p>
      ) : (
        <ol className="st-route" role="list">
          {withoutRepeats(message.route).map((step) => (
            <li key={`${step.step}-${step.channel}-${step.rule}`}>
              <div>
                <b>{t(`channel.${step.channel}`)}</b>
                <p>{localized(step.because)}</p>
              </div>
              <StepTag step={step} message={message} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

/** After a failure every channel is considered again: one that is refused for the same reason as before adds nothing. */
function withoutRepeats(route: readonly RouteStep[]): readonly RouteStep[] {
  return route.filter(
    (step, index) =>
      step.chosen ||
      !route.slice(0, index).some((before) => before.channel === step.channel && before.rule === step.rule),
  )
}

function StepTag({ step, message }: { readonly step: RouteStep; readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  if (!step.chosen) return <Tag icon={Minus}>{t('message.notTaken')}</Tag>
  const delivery = message.deliveries.findLast((each) => each.channel === step.channel)
  if (delivery !== undefined) return <DeliveryStatusTag status={delivery.status} />
  return (
    <Tag tone="note" icon={Check}>
      {t('message.taken')}
    </Tag>
  )
}
