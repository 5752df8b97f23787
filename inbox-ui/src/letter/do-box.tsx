import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { CalendarLink } from './calendar-link.tsx'
import { dueWord } from './due-word.ts'

/** ‘Wat moet u doen?’: the action box of the letter as tasks, each with its deadline for the calendar. */
export function DoBox({ letter }: { readonly letter: Letter }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (letter.actions.length === 0) return null
  return (
    <section className="in-do" aria-labelledby="do">
      <h2 id="do">{t('letter.do')}</h2>
      <ul role="list">
        {letter.actions.map((action, index) => {
          const what = action.text ?? t(`action.${action.kind}`)
          return (
            <li key={`${action.kind}-${action.due ?? ''}-${what}`}>
              <span>
                <span lang={action.text === undefined ? undefined : letter.language}>{what}</span>
                {action.due !== undefined && (
                  <>
                    <br />
                    <b>{t(dueWord[action.kind], { date: format.date(action.due) })}</b>
                  </>
                )}
              </span>
              {action.due !== undefined && <CalendarLink letter={letter.id} place={index + 1} what={what} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
