import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { templatePath } from '../templates/version/version-path.ts'
import type { HouseStyle } from '../ui/api/house-style-types.ts'
import { useLocalized } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'

/** The letters that change with this house style. */
export function UsedBy({ style: { templates, standard } }: { readonly style: HouseStyle }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  return (
    <Card title={t('houseStyles.usedBy')} sub={t(standard ? 'houseStyles.isStandard' : 'houseStyles.isNamed')}>
      {templates.length === 0 ? (
        <p className="up-quiet">{t('houseStyles.usedByNone')}</p>
      ) : (
        <ul className="st-usedby">
          {templates.map(({ key, name }) => (
            <li key={key}>
              <Link className="govuk-link" to={templatePath(key)}>
                {localized(name) || key}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
