import { Check, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Tag } from '../../../admin-ui/src/ui/layout/tag.tsx'
import { ActionWhen } from './action-when.tsx'
import { CalendarLink } from './calendar-link.tsx'
import { DoneButton } from './done-button.tsx'

/**
 * ‘Wat moet u doen?’: the action box of the letter as tasks, each with its deadline for the calendar and the reader's own mark.
 */
export function DoBox({ letter }: { readonly letter: Letter }): ReactNode {
  const { t } = useTranslation()
  if (letter.actions.length === 0) return null
  return (
    <section className="in-do" aria-labelledby="do">
      <h2 id="do">{t('letter.do')}</h2>
      <ul role="list">
        {letter.actions.map((action, index) => (
          <Task key={`${index}-${action.kind}`} letter={letter} action={action} place={index + 1} />
        ))}
      </ul>
      <p className="up-quiet up-small in-noprint">{t('done.hint')}</p>
    </section>
  )
}

function Task({
  letter,
  action,
  place,
}: {
  readonly letter: Letter
  readonly action: Letter['actions'][number]
  readonly place: number
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  // The date follows in the same sentence.
  const what = action.text?.replace(/\.$/, '') ?? t(`action.${action.kind}`)
  const isPast = action.due !== undefined && format.daysUntil(action.due) < 0
  const isDone = action.doneAt !== undefined
  return (
    <li>
      <span>
        <span lang={action.text === undefined ? undefined : letter.language}>{what}</span>
        {(action.due !== undefined || action.place !== undefined) && (
          <>
            <br />
            <ActionWhen action={action} lang={letter.language} />
          </>
        )}
        {isPast && !isDone && (
          <span className="in-do__past">
            <Tag tone="warn" icon={Clock}>
              {t('due.past')}
            </Tag>
          </span>
        )}
        <span className="in-do__done" role="status">
          {action.doneAt !== undefined && (
            <Tag tone="good" icon={Check}>
              {t('done.at', { date: format.date(action.doneAt) })}
            </Tag>
          )}
        </span>
      </span>
      <span className="in-do__buttons">
        {action.due !== undefined && !isPast && !isDone && (
          <CalendarLink letter={letter.id} place={place} what={what} />
        )}
        <DoneButton letter={letter.id} place={place} action={action} what={what} />
      </span>
    </li>
  )
}
