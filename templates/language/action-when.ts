import type { Language } from '../../core/words/language.ts'
import type { Action } from '../model/document.ts'
import { formatDate, formatTime } from './format/format-value.ts'

/** When an action is due, or when and where an appointment is, worded in one language. */
export interface ActionWhen {
  /** `23 januari 2027`, or `maandag 18 januari 2027 om 14.30 uur`; absent where the action has no day. */
  readonly moment?: string
  /** The same moment for programs: `2027-01-18` or `2027-01-18T14:30`, local time of Europe/Brussels. */
  readonly machine?: string
  readonly place?: string
}

const before: Record<Language, string> = { nl: ' om ', fr: ' à ', de: ', um ', en: ' at ' }

/** An appointment includes the day of the week, since people plan by it; a deadline is a date alone. */
export function actionWhen({ due, time, place }: Action, language: Language): ActionWhen {
  const isAppointment = time !== undefined || place !== undefined
  const hour = time === undefined ? '' : `${before[language]}${formatTime(time, language)}`
  return {
    ...(due !== undefined && {
      moment: `${formatDate(due, language, isAppointment ? 'weekday' : 'long')}${hour}`,
      machine: time === undefined ? due : `${due}T${time}`,
    }),
    ...(place !== undefined && { place }),
  }
}

/**
 * The whole phrase: `op maandag 18 januari 2027 om 14.30 uur, Stadhuis, Markt 1`; '' where the action has neither day nor place.
 */
export function actionWhenText(
  action: Action,
  dueWords: Readonly<Record<Action['kind'], string>>,
  language: Language,
): string {
  const { moment, place } = actionWhen(action, language)
  const day = moment === undefined ? [] : [`${dueWords[action.kind]} ${moment}`]
  return [...day, ...(place === undefined ? [] : [place])].join(', ')
}
