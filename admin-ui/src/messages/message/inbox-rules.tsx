import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'

/** What the class and the sender require of the readers of the inbox, as facts of the message. */
export function useInboxRules({ classRules, confidentiality }: Message): [name: string, value: ReactNode][] {
  const { t } = useTranslation()
  const term = classRules?.readingTermDays
  const readers = [
    confidentiality?.personOnly === true && t('inInbox.personOnly'),
    confidentiality?.namedReader !== undefined &&
      t('inInbox.namedReader', { number: confidentiality.namedReader.replaceAll('*', '•') }),
    confidentiality?.hidden === true && t('inInbox.hidden'),
  ].filter((each) => each !== false)
  return [
    [t('inInbox.service'), classRules && t(`inInbox.serviceIs.${classRules.service.inbox}`)],
    [
      t('inInbox.term'),
      classRules !== undefined && term !== undefined
        ? t(`inInbox.termIs.${classRules.termRule}`, { count: term })
        : undefined,
    ],
    [
      t('inInbox.stays'),
      classRules?.inboxDays === undefined ? undefined : t('inInbox.staysFor', { count: classRules.inboxDays }),
    ],
    [
      t('inInbox.confidentiality'),
      readers.length === 0
        ? undefined
        : readers.map((each, place) => (
            <span key={each}>
              {place > 0 && <br />}
              {each}
            </span>
          )),
    ],
  ]
}
