import { BadgeCheck, CalendarX2, Check, Euro, FileLock2, Landmark, Mail, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { InboxItem } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { now } from '../../../admin-ui/src/ui/clock.ts'
import { dayOf } from '../../../admin-ui/src/ui/format/format.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { Tag } from '../../../admin-ui/src/ui/layout/tag.tsx'
import { isLeaving } from '../letter/is-leaving.ts'
import { type ListState, useListState } from './kept-search.ts'
import { doneOn } from './open-tasks.ts'

const recentDays = 14

function ClosedTag({
  item,
  closed,
}: {
  readonly item: InboxItem
  readonly closed: NonNullable<InboxItem['closed']>
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const text =
    closed.needs === 'acknowledge' && item.service !== undefined
      ? t('closed.tag.until', { date: format.shortDate(item.service.lastDay) })
      : t(`closed.tag.${closed.needs}`)
  return (
    <Tag tone={closed.needs === 'acknowledge' ? 'warn' : 'quiet'} icon={FileLock2}>
      {text}
    </Tag>
  )
}

/** Shown within the days before the end of a letter's stay in which its reader is notified. */
function LeavesTag({ item: { availableUntil } }: { readonly item: InboxItem }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (availableUntil === undefined || !isLeaving(availableUntil, format)) return null
  return (
    <Tag tone="warn" icon={CalendarX2}>
      {t('leaves.tag', { date: format.shortDate(availableUntil) })}
    </Tag>
  )
}

/** The list in the order of the API (newest first), under headings that people use: these weeks, this month, a month. */
export function LetterGroups({ items }: { readonly items: readonly InboxItem[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const thisMonth = dayOf(now().toISOString()).slice(0, 7)
  const nameOf = (item: InboxItem) => {
    if (format.daysUntil(item.receivedAt) > -recentDays) return t('list.groupRecent')
    if (dayOf(item.receivedAt).startsWith(thisMonth)) return t('list.groupThisMonth')
    const month = format.month(item.receivedAt)
    return month.charAt(0).toLocaleUpperCase() + month.slice(1)
  }
  const groups = Map.groupBy(items, nameOf)
  return (
    <section className="in-list" aria-label={t('list.letters')}>
      {[...groups].map(([name, letters]) => (
        <div key={name}>
          <h2>{name}</h2>
          <ul role="list">
            {letters.map((item) => (
              <LetterRow key={item.id} item={item} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function LetterRow({ item }: { readonly item: InboxItem }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const done = doneOn(item.actions)
  const list: ListState = { ...useListState(), list: useLocation().search }
  // Once that day has passed, it says nothing any more.
  const comes = item.expectedOn !== undefined && format.daysUntil(item.expectedOn) >= 0 ? item.expectedOn : undefined
  const isPaid = item.actions.some(({ kind, doneAt }) => kind === 'pay' && doneAt !== undefined)
  return (
    <li className={item.isNew ? 'in-letter in-letter--new' : 'in-letter'}>
      <span className="up-mark in-letter__mark">
        <Icon of={Landmark} />
      </span>
      <div className="in-letter__top">
        <span className="in-letter__from">{item.sender === '' ? t('closed.hiddenSender') : item.sender}</span>{' '}
        <time dateTime={item.receivedAt}>{format.shortDate(item.receivedAt)}</time>
      </div>
      <h3 className="in-letter__subject">
        <Link to={`/letters/${item.id}`} state={list} lang={item.language}>
          {item.closed === undefined ? item.subject : (item.closed.kind ?? t(`closed.line.${item.closed.needs}`))}
        </Link>
      </h3>
      <div className="in-letter__more">
        {item.closed !== undefined && <ClosedTag item={item} closed={item.closed} />}
        {item.isNew && <span className="in-new up-small">{t('list.isNew')}</span>}
        {done !== undefined && (
          <Tag tone="good" icon={Check}>
            {t('done.at', { date: format.date(done) })}
          </Tag>
        )}
        {item.hasPayment && !isPaid && (
          <Tag tone="warn" icon={Euro}>
            {item.amount === undefined ? t('list.toPay') : t('list.toPayAmount', { amount: format.money(item.amount) })}
          </Tag>
        )}
        <LeavesTag item={item} />
        {item.registered === true && <Tag icon={BadgeCheck}>{t('list.registered')}</Tag>}
        {item.cameBack === true && (
          <Tag tone="warn" icon={Undo2}>
            {t('list.cameBack')}
          </Tag>
        )}
        {item.byPost && item.cameBack !== true && (
          <Tag icon={Mail}>
            {comes === undefined ? t('list.byPost') : t('list.byPostOn', { day: format.date(comes) })}
          </Tag>
        )}
      </div>
    </li>
  )
}
