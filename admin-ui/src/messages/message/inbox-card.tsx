import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Facts } from '../../ui/layout/facts.tsx'

type Reader = NonNullable<NonNullable<Message['inbox']>['opened']>['by']

/** The letter in the inbox of its recipient: who opened it, who decided about receipt, and until when it is there. */
export function InboxCard({ message: { inbox } }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (inbox === undefined) return null
  const { service, opened, availableUntil } = inbox
  const named = ({ capacity, name }: Reader) =>
    name === undefined
      ? t(`inInbox.by.${capacity}`)
      : t('inInbox.byNamed', { name, capacity: t(`inInbox.by.${capacity}`) })
  return (
    <Card title={t('inInbox.title')}>
      <Facts
        pairs={[
          [
            t('inInbox.receipt'),
            service && (
              <>
                {t(`inInbox.state.${service.state}`, {
                  lastDay: format.date(service.lastDay),
                  moment: service.decidedAt === undefined ? '' : format.moment(service.decidedAt),
                })}
                {service.by !== undefined && (
                  <>
                    <br />
                    {named(service.by)}
                  </>
                )}
              </>
            ),
          ],
          [
            t('inInbox.opened'),
            opened === undefined ? (
              t('inInbox.notOpened')
            ) : (
              <>
                {format.moment(opened.at)}
                <br />
                {named(opened.by)}
              </>
            ),
          ],
          [
            t('inInbox.leaves'),
            availableUntil && t('inInbox.leavesOn', { date: format.date(lastMoment(availableUntil)) }),
          ],
        ]}
      />
    </Card>
  )
}

/** A letter that leaves at midnight is there until the day before. */
const lastMoment = (end: string): string => new Date(Date.parse(end) - 1).toISOString()
