import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Message } from '../../ui/api/api-types.ts'
import { now } from '../../ui/clock.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { useEventWords } from './event-words.ts'
import { toneOf } from './status-tone.ts'

/** The state of the message in one sentence, its reason, whether it can still be stopped, and the next step. */
export function CurrentState({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Notice tone={toneOf(message.status)} title={t(`message.standing.${message.status}`, { defaultValue: '' })}>
      <Why message={message} />
      <p>
        {t(`status.doesNotMean.${message.status}`, { defaultValue: '' })}
        {mayComeBack(message) && ` ${t('message.mayComeBack')}`}
      </p>
      <Waiting message={message} />
      <p>
        <Cancellable message={message} /> <Next message={message} />
      </p>
      {message.case !== undefined && message.case.status === 'open' && (
        <p>
          {t('cases.ofMessage', { moment: format.moment(message.case.since) })}.{' '}
          <Link className="govuk-link" to={`/cases/${message.case.id}`}>
            {t('cases.toCase')}
          </Link>
        </p>
      )}
      {message.personalDataRemovedAt !== undefined && <p>{t('message.personalDataRemoved')}</p>}
    </Notice>
  )
}

/** Only a letter on paper can come back, and only until its report is final. */
function mayComeBack({ status, final, deliveries }: Message): boolean {
  return (status === 'sent' || status === 'delivered') && !final && deliveries.at(-1)?.channel === 'print'
}

/** The reasons of an ending without delivery, or of a letter in the inbox that stayed closed. */
function Why({ message }: { readonly message: Message }): ReactNode {
  const wordsOf = useEventWords(message)
  const closed = message.events.findLast(({ type }) => type === 'refused' || type === 'neglected')
  if (closed !== undefined && closed.type === message.deliveries.at(-1)?.status)
    return <p>{`${wordsOf(closed).what}.`}</p>
  const end = message.events.findLast(({ type }) => type === 'failed' || type === 'undeliverable')
  if (end === undefined || !message.final) return null
  const before = message.events.findLast(({ type }) => ['rejected', 'bounced', 'returned'].includes(type))
  const lines = [...wordsOf(end).because, ...(before === undefined || end.type === 'failed' ? [] : lineOf(before))]
  return lines.length === 0 ? null : <p>{lines.join(' ')}</p>

  function lineOf(event: Message['events'][number]): string[] {
    const { what, because } = wordsOf(event)
    return [`${what}.`, ...because]
  }
}

/** The event for which a message in ‘processing’ waits: its print run, the next attempt, a paused or failing channel. */
function Waiting({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const delivery = message.deliveries.findLast(({ status }) => status === 'planned' || status === 'unknown')
  if (message.status !== 'processing' || delivery === undefined) return null
  const { channel, attempts, nextAttemptAt } = delivery
  if (nextAttemptAt === undefined)
    return channel === 'print' && message.cancellableUntil !== undefined ? (
      <p>{t('message.waitsForRun', { moment: format.moment(message.cancellableUntil) })}</p>
    ) : null
  const tried = attempts === 0 ? '' : t('message.triedSoFar', { count: attempts, channel: t(`channel.${channel}`) })
  // The moment has passed: the channel accepts nothing now, and the letter leaves when it does again.
  const later = Date.parse(nextAttemptAt) > now().getTime()
  const next = later
    ? t('message.nextAttempt', { moment: format.moment(nextAttemptAt) })
    : t('message.channelClosed', { channel: t(`channel.${channel}`) })
  return <p>{[tried, next].join(' ').trim()}</p>
}

function Cancellable({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (message.final) return null
  if (!message.cancellable) return t('message.notCancellable')
  const until = message.cancellableUntil
  if (until !== undefined && Date.parse(until) > now().getTime())
    return t('message.cancellable', { moment: format.moment(until) })
  return t('message.stillHere')
}

function Next({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { next } = message
  if (next === undefined) return null
  const channel = t(`channel.${next.channel}`)
  const day = format.date(next.when)
  if (next.if === 'not-acknowledged') return t('message.nextIfNotAcknowledged', { channel, day })
  return next.if === 'unread' ? t('message.nextIfUnread', { channel, day }) : t('message.next', { channel, day })
}
