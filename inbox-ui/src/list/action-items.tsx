import { Clock, Euro, FileInput, FileLock2, MapPin, MessageSquareWarning, Reply } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { InboxItem, LetterAction } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { Tag } from '../../../admin-ui/src/ui/layout/tag.tsx'
import { useActingFor } from '../frame/acting-for.ts'
import { ActionWhen } from '../letter/action-when.tsx'
import { tasksOf } from './open-tasks.ts'

const actionIcons = {
  pay: Euro,
  object: MessageSquareWarning,
  reply: Reply,
  come: MapPin,
  'hand-in': FileInput,
  acknowledge: FileLock2,
}
const soon = 7
/** Days after its deadline in which a task that is not marked as done stays in the list. */
const longestPast = 30
const shownFirst = 3

interface ActionItem {
  readonly item: InboxItem
  readonly action: Omit<LetterAction, 'kind'> & {
    readonly kind: LetterAction['kind'] | 'acknowledge'
    readonly due: string
  }
}

/**
 * Letters with a deadline, the earliest first: those that wait for acknowledgement, those with a task ahead, and for some weeks those
 * whose date has passed, because a bill does not go away with its date. Of several actions the one that the sender put first counts:
 * an invitation is no request to answer, although the refusal of it has an earlier date. An action that the reader marked as done is
 * left out.
 */
function actionItemsOf(
  items: readonly InboxItem[],
  daysUntil: (iso: string) => number,
  mayDecide: boolean,
): readonly ActionItem[] {
  const isOpen = (action: LetterAction): action is LetterAction & { readonly due: string } =>
    action.due !== undefined &&
    action.doneAt === undefined &&
    daysUntil(action.due) >= (action.kind === 'come' ? 0 : -longestPast)
  return items
    .flatMap((item): ActionItem[] => {
      if (mayDecide && item.closed?.needs === 'acknowledge' && item.service !== undefined)
        return [{ item, action: { kind: 'acknowledge', due: item.service.lastDay } }]
      const action = tasksOf(item.actions).find(isOpen)
      return action === undefined ? [] : [{ item, action }]
    })
    .sort((a, b) => momentOf(a).localeCompare(momentOf(b)))
}

/** An action without an hour comes first on its day. */
function momentOf({ action }: ActionItem): string {
  return `${action.due}T${action.time ?? ''}`
}

export function ActionItems({ items }: { readonly items: readonly InboxItem[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const acting = useActingFor()
  const [all, setAll] = useState(false)
  const actionItems = actionItemsOf(items, (due) => format.daysUntil(due), acting.mandate?.role !== 'reader')
  if (actionItems.length === 0) return null
  // The focused button disappears: the keyboard focus moves to the first task that was added.
  const showAll = () => {
    setAll(true)
    requestAnimationFrame(() => {
      document.querySelectorAll<HTMLAnchorElement>('.in-actions li a')[shownFirst]?.focus()
    })
  }
  const shown = all ? actionItems : actionItems.slice(0, shownFirst)
  return (
    <section className="up-card in-actions" aria-labelledby="action-items">
      <h2 id="action-items">{t('list.asks', { count: actionItems.length })}</h2>
      <ul role="list">
        {shown.map(({ item, action }) => (
          <ActionItemRow key={item.id} item={item} action={action} />
        ))}
      </ul>
      {shown.length < actionItems.length && (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={showAll}>
          {t('list.allAsks', { count: actionItems.length })}
        </button>
      )}
    </section>
  )
}

function ActionItemRow({ item, action }: ActionItem): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind } = action
  return (
    <li>
      <Icon of={actionIcons[kind]} />
      <div>
        <Link className="govuk-link" to={`/letters/${item.id}`} lang={item.language}>
          {item.closed === undefined ? item.subject : (item.closed.kind ?? t(`closed.line.${item.closed.needs}`))}
        </Link>
        <br />
        <span className="up-quiet">
          <span lang={action.text === undefined ? undefined : item.language}>
            {action.text?.replace(/\.$/, '') ?? t(`action.${kind}`)}
          </span>{' '}
          <span className="in-actions__due">
            {kind === 'acknowledge' ? (
              <b>{t('letter.by', { date: format.date(action.due) })}</b>
            ) : (
              <ActionWhen action={{ ...action, kind }} lang={item.language} />
            )}
          </span>
        </span>
      </div>
      <DaysLeft days={format.daysUntil(action.due)} />
    </li>
  )
}

export function DaysLeft({ days }: { readonly days: number }): ReactNode {
  const { t } = useTranslation()
  const ahead = days === 0 ? t('due.today') : t('due.left', { count: days })
  const word = days < 0 ? t('due.past') : ahead
  return (
    <span className="in-actions__left">
      {days <= soon ? (
        <Tag tone="warn" icon={Clock}>
          {word}
        </Tag>
      ) : (
        <Tag>{word}</Tag>
      )}
    </span>
  )
}
