import type { TFunction } from 'i18next'
import type { MessageClass } from '../ui/api/operator-types.ts'

/** What happens to a letter of a class, in the order of time: one sentence for each step. */
export function classStory(of: MessageClass, t: TFunction): readonly string[] {
  const { readingTermDays: term, reminderAfterDays: reminder, fallback, channels, service, seenInTime } = of
  const isDigital = channels.some((each) => each !== 'print')
  const appeal = service.termDays ?? service.termMonths
  const unit = service.termDays === undefined ? 'months' : 'days'
  const postage = t(`classes.postageIs.${of.postage}`)
  return [
    ...(isDigital
      ? [t(channels.includes('print') ? 'story.digitalFirst' : 'story.digitalOnly')]
      : [t('story.paperOnly', { postage })]),
    ...(isDigital && of.needsAlertAddress ? [t('story.alertAddress')] : []),
    ...(isDigital && service.inbox === 'acknowledged' ? [t('story.acknowledged')] : []),
    ...(isDigital && reminder !== undefined ? [t('story.reminder', { count: reminder })] : []),
    ...(isDigital && seenInTime ? [t('story.notAlerted'), t('story.halfway')] : []),
    ...(isDigital && term !== undefined ? [endOfTerm()] : []),
    ...(isDigital && (reminder !== undefined || fallback !== undefined) ? [t('story.condition')] : []),
    ...(appeal === undefined ? [] : [t(`story.appeal.${unit}`, { count: appeal })]),
    ...(of.minors === 'guardians' ? [t('story.guardians')] : []),
    t(`story.afterDeath.${of.afterDeath}`),
  ]

  function endOfTerm(): string {
    const kind = service.inbox === 'acknowledged' ? 'acknowledged' : 'opened'
    const next = fallback ?? 'nothing'
    return t(`story.end.${kind}.${next}`, { count: term ?? 0, postage })
  }
}
