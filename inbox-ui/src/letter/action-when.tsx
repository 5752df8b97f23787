import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterAction } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { dueWord } from './due-word.ts'

/**
 * The deadline of an action; of an appointment its time and place: ‘op maandag 18 januari 2027 om 14.30 uur, Stadhuis, Markt 1’.
 * Nothing when the letter names neither.
 */
export function ActionWhen({
  action,
  lang,
}: {
  readonly action: LetterAction
  readonly lang: string | undefined
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, due, time, place } = action
  const isAppointment = time !== undefined || place !== undefined
  const date = due !== undefined && (isAppointment ? format.weekday(due) : format.date(due))
  return (
    <>
      {date !== false && (
        <b>
          {time === undefined ? t(dueWord[kind], { date }) : t('letter.onAt', { date, time: format.hour(time) })}
          {place !== undefined && ', '}
        </b>
      )}
      {place !== undefined && <span lang={lang}>{place}</span>}
    </>
  )
}
