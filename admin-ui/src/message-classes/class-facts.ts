import type { TFunction } from 'i18next'
import type { Localized } from '../ui/api/api-types.ts'
import type { MessageClass } from '../ui/api/operator-types.ts'

/** A rule of a class with its value in words. */
export type ClassFact = readonly [name: string, value: string]

/** All rules of a class, in words, as the page and the list of changes show them. */
export function classFacts(
  of: MessageClass,
  t: TFunction,
  localized: (words: Localized) => string,
): readonly ClassFact[] {
  const { readingTermDays: term, reminderAfterDays: reminder, inboxDays, receiptLimitDays: limits } = of
  const days = (report: 'posted' | 'presented' | 'delivered', count: number | undefined): string =>
    count === undefined ? t(`classes.usual.${report}`) : t('classes.afterDays', { count })
  return [
    [t('classes.name'), localized(of.name)],
    [t('classes.channels'), of.channels.map((each) => t(`channel.${each}`)).join(', ')],
    [t('classes.sensitivity'), t(`classes.sensitivityIs.${of.sensitivity}`)],
    [t('inInbox.service'), t(`inInbox.serviceIs.${of.service.inbox}`)],
    [t('inInbox.term'), term === undefined ? t('classes.none') : t(`inInbox.termIs.${of.termRule}`, { count: term })],
    [t('classes.reminder'), reminder === undefined ? t('classes.none') : t('inInbox.staysFor', { count: reminder })],
    [t('classes.fallback'), of.fallback === undefined ? t('classes.nothing') : t(`channel.${of.fallback}`)],
    [t('classes.seenInTime'), t(`classes.seenInTimeIs.${of.seenInTime ? 'on' : 'off'}`)],
    [t('classes.alertAddress'), t(`classes.alertAddressIs.${of.needsAlertAddress ? 'on' : 'off'}`)],
    [t('classes.postage'), t(`classes.postageIs.${of.postage}`)],
    [t('service.onPaper'), t(`service.onPaperIs.${of.service.print}`)],
    [t('service.term'), termWords(of.service, t)],
    [t('classes.legalEffect'), t(of.legalEffect ? 'classes.yes' : 'classes.no')],
    [t('mentions.title'), mentionWords(of, t)],
    [
      t('inInbox.stays'),
      inboxDays === undefined ? t('classes.staysAlways') : t('inInbox.staysFor', { count: inboxDays }),
    ],
    [
      t('classes.personalData'),
      of.personalDataDays === undefined
        ? t('classes.personalDataStays')
        : t('classes.afterDays', { count: of.personalDataDays }),
    ],
    [t('classes.attach'), t(of.attachLetterToEmail ? 'classes.yes' : 'classes.no')],
    [t('classes.minors'), t(`classes.minorsIs.${of.minors}`)],
    [t('classes.afterDeath'), t(`classes.afterDeathIs.${of.afterDeath}`)],
    [t('classes.whenReturned'), t(`classes.whenReturnedIs.${of.whenReturned}`)],
    [t('classes.series'), of.series],
    [t('classes.posted'), days('posted', limits?.print?.posted)],
    [t('classes.presented'), days('presented', limits?.print?.presented)],
    [t('classes.delivered'), days('delivered', limits?.peppol?.delivered)],
  ]
}

/** The rules that differ, with their value before and after. */
export function changedFacts(
  before: readonly ClassFact[],
  after: readonly ClassFact[],
): readonly { readonly name: string; readonly from: string; readonly to: string }[] {
  return before.flatMap(([name, from], index) => {
    const to = after[index]?.[1] ?? ''
    return from === to ? [] : [{ name, from, to }]
  })
}

function mentionWords({ mentions }: MessageClass, t: TFunction): string {
  return mentions.length === 0 ? t('mentions.none') : mentions.map((each) => t(`mentions.name.${each}`)).join(' · ')
}

function termWords({ termDays, termMonths }: MessageClass['service'], t: TFunction): string {
  if (termDays !== undefined) return t('service.days', { count: termDays })
  return termMonths === undefined ? t('service.noTerm') : t('service.months', { count: termMonths })
}
