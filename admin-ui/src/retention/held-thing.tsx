import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LegalHold } from '../ui/api/retention-types.ts'

/** What a legal hold keeps, with a link where it is one record. */
export function HeldThing({ of }: { readonly of: LegalHold }): ReactNode {
  const { t } = useTranslation()
  if (of.record !== undefined)
    return (
      <Link className="govuk-link" to={`/archive/${of.record}`}>
        {t('retention.held.record')}
      </Link>
    )
  return t(`retention.held.${of.of}`, { dossier: of.dossier, series: of.series })
}
