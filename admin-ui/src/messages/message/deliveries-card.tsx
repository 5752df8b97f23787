import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { DeliveryStatusTag } from '../../ui/layout/status-tag.tsx'
import { Table } from '../../ui/layout/table.tsx'

/** The deliveries of the message, with the number of attempts of each. */
export function DeliveriesCard({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (message.deliveries.length === 0) return null
  return (
    <Card title={t('message.deliveries')} flush>
      <Table
        name={t('message.deliveries')}
        rows={message.deliveries}
        rowKey={(delivery) => delivery.id}
        cards
        columns={[
          {
            head: t('messages.channel'),
            heading: true,
            cell: ({ channel, providerReference, availableUntil, expectedArrival, simulated }) => (
              <>
                {t(`channel.${channel}`)}
                {simulated === true && <span className="up-quiet"> ({t('message.simulatedShort')})</span>}
                {providerReference !== undefined && (
                  <p className="up-small up-quiet">
                    {t('message.partnerReference')} <span className="up-code up-break">{providerReference}</span>
                  </p>
                )}
                {expectedArrival !== undefined && (
                  <p className="up-small up-quiet">
                    {t(`message.expected.${expectedArrival.from}`, { day: format.date(expectedArrival.day) })}
                  </p>
                )}
                {availableUntil !== undefined && (
                  <p className="up-small up-quiet">
                    {t('message.availableUntil', { day: format.date(availableUntil) })}
                  </p>
                )}
              </>
            ),
          },
          {
            head: t('messages.status'),
            label: t('messages.status'),
            cell: (delivery) => <DeliveryStatusTag status={delivery.status} />,
          },
          {
            head: t('message.handedOver'),
            label: t('message.handedOver'),
            cell: ({ handedOverAt }) => (handedOverAt === undefined ? '–' : format.moment(handedOverAt)),
          },
          {
            head: t('message.attempts'),
            label: t('message.attempts'),
            numeric: true,
            cell: (delivery) => format.number(delivery.attempts),
          },
        ]}
      />
    </Card>
  )
}
