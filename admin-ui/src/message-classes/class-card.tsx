import type { TFunction } from 'i18next'
import { Pencil } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { MessageClass } from '../ui/api/operator-types.ts'
import { useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { ClassForm } from './class-form.tsx'

/** One kind of letter: its rules, and the form that changes them. */
export function ClassCard({ of }: { readonly of: MessageClass }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const [opened, setOpened] = useState(false)
  const mayChange = useMay('entity:manage')
  const { readingTermDays: term, reminderAfterDays: reminder, inboxDays } = of
  const name = localized(of.name)
  return (
    <Card title={name}>
      <div className="up-stack">
        <Facts
          pairs={[
            [t('classes.channels'), of.channels.map((each) => t(`channel.${each}`)).join(', ')],
            [t('inInbox.service'), t(`inInbox.serviceIs.${of.service.inbox}`)],
            [t('inInbox.term'), term && t(`inInbox.termIs.${of.termRule}`, { count: term })],
            [
              t('inInbox.stays'),
              inboxDays === undefined ? t('classes.staysAlways') : t('inInbox.staysFor', { count: inboxDays }),
            ],
            [t('service.onPaper'), t(`service.onPaperIs.${of.service.print}`)],
            [t('service.term'), termWords(of.service, t)],
            [t('classes.reminder'), reminder && t('inInbox.staysFor', { count: reminder })],
            [t('classes.fallback'), of.fallback && t(`channel.${of.fallback}`)],
            [t('classes.seenInTime'), t(`classes.seenInTimeIs.${of.seenInTime ? 'on' : 'off'}`)],
            [t('mentions.title'), mentionWords(of, t)],
            [
              t('classes.posted'),
              of.receiptLimitDays?.print?.posted &&
                t('classes.postedDays', { count: of.receiptLimitDays.print.posted }),
            ],
          ]}
        />
        {opened && <ClassForm of={of} onClose={() => setOpened(false)} />}
        {mayChange && !opened && (
          <div>
            <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setOpened(true)}>
              <Icon of={Pencil} /> {t('classes.change')}
              <Hidden>: {name}</Hidden>
            </button>
          </div>
        )}
      </div>
    </Card>
  )
}

function mentionWords({ mentions }: MessageClass, t: TFunction): string {
  return mentions.length === 0 ? t('mentions.none') : mentions.map((each) => t(`mentions.name.${each}`)).join(' · ')
}

function termWords({ termDays, termMonths }: MessageClass['service'], t: TFunction): string {
  if (termDays !== undefined) return t('service.days', { count: termDays })
  return termMonths === undefined ? t('service.noTerm') : t('service.months', { count: termMonths })
}
