import type { LegalMention } from '../../../api/contract/values/legal-mentions.ts'
import type { ChannelName, postages } from '../../../api/contract/values/message.ts'
import type { Language } from '../ui/api/api-types.ts'
import type { MessageClass } from '../ui/api/operator-types.ts'
import { type CountedPart, classLimits, counted } from './class-limits.ts'

/** A class as a form has it: numbers as they are typed, an empty text where there is none. */
export interface ClassDraft {
  readonly name: Readonly<Record<Language, string>>
  readonly channels: readonly ChannelName[]
  readonly sensitivity: MessageClass['sensitivity']
  readonly readingTermDays: string
  readonly termRule: MessageClass['termRule']
  readonly reminderAfterDays: string
  readonly fallback: '' | 'print' | 'email'
  readonly seenInTime: boolean
  readonly needsAlertAddress: boolean
  readonly inbox: MessageClass['service']['inbox']
  readonly print: MessageClass['service']['print']
  readonly term: string
  readonly termUnit: 'days' | 'months'
  readonly inboxDays: string
  readonly personalDataDays: string
  readonly postage: (typeof postages)[number]
  readonly attachLetterToEmail: boolean
  readonly whenReturned: MessageClass['whenReturned']
  readonly minors: MessageClass['minors']
  readonly afterDeath: MessageClass['afterDeath']
  readonly legalEffect: boolean
  readonly series: string
  readonly mentions: readonly LegalMention[]
  readonly posted: string
  readonly presented: string
  readonly delivered: string
}

const languages = ['nl', 'fr', 'de', 'en'] as const
const typed = (value: number | undefined): string => (value === undefined ? '' : String(value))

export function draftOf(of: MessageClass): ClassDraft {
  const { service, receiptLimitDays: limits, fallback } = of
  return {
    name: { nl: of.name.nl ?? '', fr: of.name.fr ?? '', de: of.name.de ?? '', en: of.name.en ?? '' },
    channels: of.channels as ChannelName[],
    sensitivity: of.sensitivity,
    readingTermDays: typed(of.readingTermDays),
    termRule: of.termRule,
    reminderAfterDays: typed(of.reminderAfterDays),
    fallback: fallback === 'print' || fallback === 'email' ? fallback : '',
    seenInTime: of.seenInTime,
    needsAlertAddress: of.needsAlertAddress,
    inbox: service.inbox,
    print: service.print,
    term: typed(service.termDays ?? service.termMonths),
    termUnit: service.termDays === undefined ? 'months' : 'days',
    inboxDays: typed(of.inboxDays),
    personalDataDays: typed(of.personalDataDays),
    postage: of.postage,
    attachLetterToEmail: of.attachLetterToEmail,
    whenReturned: of.whenReturned,
    minors: of.minors,
    afterDeath: of.afterDeath,
    legalEffect: of.legalEffect,
    series: of.series,
    mentions: of.mentions,
    posted: typed(limits?.print?.posted),
    presented: typed(limits?.print?.presented),
    delivered: typed(limits?.peppol?.delivered),
  }
}

/** The parts whose number is not within its limits, with these limits. */
export function wrongParts(draft: ClassDraft): Partial<Record<CountedPart, { least: number; most: number }>> {
  const wrong = counted.flatMap((part) => {
    const limits = classLimits(part, draft.termUnit)
    return isWithin(draft[part], limits) ? [] : [[part, limits] as const]
  })
  return Object.fromEntries(wrong)
}

/** Nothing, or a whole number within limits. */
function isWithin(value: string, { least, most }: { readonly least: number; readonly most: number }): boolean {
  const count = Number(value.trim())
  return value.trim() === '' || (/^\d+$/.test(value.trim()) && count >= least && count <= most)
}

/** The class that the draft describes; its numbers are within their limits. */
export function classOf(key: string, draft: ClassDraft): MessageClass {
  const count = (value: string): number | undefined => (value.trim() === '' ? undefined : Number(value))
  const given = (name: string, value: string): Record<string, number> => {
    const number = count(value)
    return number === undefined ? {} : { [name]: number }
  }
  const print = { ...given('posted', draft.posted), ...given('presented', draft.presented) }
  const peppol = given('delivered', draft.delivered)
  const limits = {
    ...(Object.keys(print).length > 0 && { print }),
    ...(Object.keys(peppol).length > 0 && { peppol }),
  }
  return {
    key,
    name: Object.fromEntries(
      languages.flatMap((each) => (draft.name[each].trim() === '' ? [] : [[each, draft.name[each].trim()]])),
    ),
    channels: [...draft.channels],
    sensitivity: draft.sensitivity,
    ...given('readingTermDays', draft.readingTermDays),
    ...given('reminderAfterDays', draft.reminderAfterDays),
    ...(draft.fallback !== '' && { fallback: draft.fallback }),
    legalEffect: draft.legalEffect,
    series: draft.series.trim(),
    postage: draft.postage,
    attachLetterToEmail: draft.attachLetterToEmail,
    whenReturned: draft.whenReturned,
    minors: draft.minors,
    afterDeath: draft.afterDeath,
    service: {
      inbox: draft.inbox,
      print: draft.print,
      ...given(draft.termUnit === 'days' ? 'termDays' : 'termMonths', draft.term),
    },
    termRule: draft.termRule,
    ...given('inboxDays', draft.inboxDays),
    ...given('personalDataDays', draft.personalDataDays),
    mentions: [...draft.mentions],
    seenInTime: draft.seenInTime,
    needsAlertAddress: draft.needsAlertAddress,
    ...(Object.keys(limits).length > 0 && { receiptLimitDays: limits }),
  }
}
