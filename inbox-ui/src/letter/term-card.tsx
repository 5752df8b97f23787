import { Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat, useLocalized } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Tag } from '../../../admin-ui/src/ui/layout/tag.tsx'
import { DaysLeft } from '../list/action-items.tsx'

/** Until when the reader can object, and how that day was found. */
export function TermCard({ letter: { term } }: { readonly letter: Letter }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  if (term === undefined) return null
  const { servedOn, endsOn, because, provisional } = term
  if (endsOn === undefined || servedOn === undefined)
    return (
      <section className="up-card up-stack in-term" aria-labelledby="term">
        <h2 id="term">{t('term.waitsTitle')}</h2>
        <p>{t('term.waits')}</p>
        <p className="up-quiet">{localized(because)}</p>
      </section>
    )
  const isPast = format.daysUntil(endsOn) < 0
  return (
    <section className="up-card up-stack in-term" aria-labelledby="term">
      <h2 id="term">
        {t(isPast ? 'term.ended' : 'term.objectUntil')} <span className="in-term__date">{format.date(endsOn)}</span>
      </h2>
      <p>
        <DaysLeft days={format.daysUntil(endsOn)} />
      </p>
      {provisional && (
        <p>
          <Tag tone="note" icon={Hourglass}>
            {t('term.provisional')}
          </Tag>
        </p>
      )}
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">{t('term.how')}</span>
        </summary>
        <ol className="in-steps">
          <li>
            {localized(because)} {t('term.servedOn', { date: format.date(servedOn) })}
          </li>
          <li>{t('term.dayAfter')}</li>
          <li>{t('term.lastDay', { date: format.weekday(endsOn) })}</li>
        </ol>
        <p className="up-quiet">{t('term.letterDecides')}</p>
      </details>
    </section>
  )
}
