import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import { stylePath } from '../../house-styles/style-path.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type { HouseStyle } from '../../ui/api/house-style-types.ts'
import type { TemplateRow, TemplateUsage, TemplateVersion } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Facts } from '../../ui/layout/facts.tsx'
import { versionApi } from '../version/version-path.ts'

/** How often a template is sent and which parts it uses; each number links to its list. */
export function UsageCard({ row }: { readonly row: TemplateRow }): ReactNode {
  const { t } = useTranslation()
  const { publishedVersion: n } = row
  return (
    <Card title={t('templates.usage')}>
      {useMay('messages:read') && <Sent templateKey={row.key} />}
      {n !== undefined && <MadeWith path={versionApi(row.key, n)} />}
    </Card>
  )
}

function Sent({ templateKey }: { readonly templateKey: string }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useGet<TemplateUsage>(`/v1/templates/${encodeURIComponent(templateKey)}/usage`)
  if (data === undefined) return null
  const { sent, lastAt, isWhole } = data
  if (sent === 0 || lastAt === undefined) return <p className="up-quiet">{t('templates.sentNever')}</p>
  return (
    <p>
      {t('templates.sentCount', { count: sent, number: format.number(sent), moment: format.moment(lastAt) })}
      {!isWhole && <> {t('templates.sentPart')}</>}{' '}
      <Link className="govuk-link" to={`/messages?template=${encodeURIComponent(templateKey)}`}>
        {t('templates.toMessages')}
      </Link>
    </p>
  )
}

function MadeWith({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const version = useGet<TemplateVersion>(path).data
  const styles = useGet<Page<HouseStyle>>('/v1/house-styles?limit=200').data?.items
  if (version === undefined || styles === undefined) return null
  const style = styles.find(({ id, standard }) =>
    version.houseStyle === undefined ? standard : id === version.houseStyle,
  )
  return (
    <Facts
      pairs={[
        [
          t('templates.houseStyle'),
          style && (
            <Link className="govuk-link" to={stylePath(style.key)}>
              {localized(style.name)}
            </Link>
          ),
        ],
        [t('templates.blocks'), version.blocks.join(', ')],
      ]}
    />
  )
}
