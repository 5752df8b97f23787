import type { Language } from '../../core/words/language.ts'
import type { Action } from '../model/document.ts'
import { formatDate, formatTime } from './format-value.ts'

/** By when an action must be done, or when and where an appointment is, in the words of a language. */
export interface ActionWhen {
  /** `23 januari 2027`, or `maandag 18 januari 2027 om 14.30 uur`; absent where the action has no day. */
  readonly moment?: string
  /** The same moment for machines: `2027-01-18` or `2027-01-18T14:30`, on the clock of Europe/Brussels. */
  readonly machine?: string
  readonly place?: string
}

const before: Record<Language, string> = { nl: ' om ', fr: ' à ', de: ', um ', en: ' at ' }

/** An appointment names the day of the week, which people plan by; a last day to do something is a date alone. */
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

/** The whole phrase: `op maandag 18 januari 2027 om 14.30 uur, Stadhuis, Markt 1`; '' where the action has neither. */
export function actionWhenText(
  action: Action,
  dueWords: Readonly<Record<Action['kind'], string>>,
  language: Language,
): string {
  const { moment, place } = actionWhen(action, language)
  const day = moment === undefined ? [] : [`${dueWords[action.kind]} ${moment}`]
  return [...day, ...(place === undefined ? [] : [place])].join(', ')
}
