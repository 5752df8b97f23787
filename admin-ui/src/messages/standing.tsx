import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../ui/api/api-types.ts'
import { now } from '../ui/clock.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Notice } from '../ui/notice.tsx'
import { toneOf } from './status-tone.ts'

/** Where the message is in one sentence, whether it can still be stopped, and what comes next. */
export function Standing({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  return (
    <Notice tone={toneOf(message.status)} title={t(`message.standing.${message.status}`, { defaultValue: '' })}>
      <p>
        <Cancellable message={message} /> <Next message={message} />
      </p>
      {message.personalDataRemovedAt !== undefined && <p>{t('message.personalDataRemoved')}</p>}
    </Notice>
  )
}

function Cancellable({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (message.final) return null
  const until = message.cancellableUntil
  if (until !== undefined && Date.parse(until) > now().getTime())
    return t('message.cancellable', { moment: format.moment(until) })
  if (['accepted', 'scheduled', 'held'].includes(message.status)) return t('message.stillHere')
  return t('message.notCancellable')
}

function Next({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { next } = message
  if (next === undefined) return null
  const channel = t(`channel.${next.channel}`)
  const day = format.date(next.when)
  return next.if === 'unread' ? t('message.nextIfUnread', { channel, day }) : t('message.next', { channel, day })
}
