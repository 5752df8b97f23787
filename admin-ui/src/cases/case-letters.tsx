import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkingFor } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { DeliveryCase, DeliveryCaseLetter } from '../ui/api/case-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { More } from '../ui/layout/more.tsx'
import { Loaded } from '../ui/states/loaded.tsx'

/** The letters of a case, with the report that came in since, if any. An operator without an entity opens no letters. */
export function CaseLetters({ of }: { readonly of: DeliveryCase }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { entity } = useWorkingFor()
  const query = usePages<Page<DeliveryCaseLetter>>(`/v1/cases/${of.id}/letters?limit=20`)
  return (
    <section aria-label={t('cases.letters')}>
      <h3>{t('cases.lettersOf', { count: of.letters })}</h3>
      <Loaded query={query} what={t('cases.lettersWhat')}>
        {(pages) => {
          const letters = pages.flatMap((page) => page.items)
          return (
            <>
              <ul className="cs-letters" role="list">
                {letters.map(({ message, delivery, reference, endsOn, settledBy, settledAt }) => (
                  <li key={delivery}>
                    {entity === undefined ? (
                      reference
                    ) : (
                      <Link className="govuk-link" to={`/messages/${message}`}>
                        {reference}
                      </Link>
                    )}
                    <span className="cs-line up-quiet up-small">
                      {settledAt !== undefined
                        ? t('cases.reportedAs', {
                            what: t(`event.${settledBy}`, { defaultValue: t('cases.reported'), way: '' }).trim(),
                            moment: format.moment(settledAt),
                          })
                        : endsOn === undefined
                          ? t('cases.stillSilent')
                          : t('cases.stillSilentUntil', { day: format.date(endsOn) })}
                    </span>
                  </li>
                ))}
              </ul>
              {of.letters > letters.length && <More shown={letters.length} query={query} of={t('cases.letters')} />}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}
