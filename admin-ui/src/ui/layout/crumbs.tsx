import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** The position of this page: the pages above it as links, then its own short name. */
export function Crumbs({
  above,
  here,
}: {
  readonly above: readonly { readonly to: string; readonly name: string }[]
  readonly here: string
}): ReactNode {
  const { t } = useTranslation()
  return (
    <nav className="govuk-breadcrumbs" aria-label={t('parts.crumbs')}>
      <ol className="govuk-breadcrumbs__list">
        {above.map((each) => (
          <li key={each.to} className="govuk-breadcrumbs__list-item">
            <Link className="govuk-breadcrumbs__link" to={each.to}>
              {each.name}
            </Link>
          </li>
        ))}
        <li className="govuk-breadcrumbs__list-item" aria-current="page">
          {here}
        </li>
      </ol>
    </nav>
  )
}
