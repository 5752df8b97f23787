import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Page } from '../ui/api/api-types.ts'
import type { HouseStyle, StyleVersion } from '../ui/api/house-style-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { StyleStatusTag } from './life/style-status-tag.tsx'
import { styleApi, stylePath, styleVersionPath } from './style-path.ts'

/** Each version with its author and date; each can be opened, and restored from there. */
export function VersionsCard({ newest }: { readonly newest: HouseStyle }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const query = usePages<Page<StyleVersion>>(`${styleApi(newest.key)}/versions?limit=20`)
  return (
    <Card title={t('templates.versions')} flush>
      <Loaded query={query} what={t('houseStyles.whatVersions')}>
        {(pages) => {
          const rows = pages.flatMap(({ items }) => items)
          return (
            <>
              <Table
                name={t('templates.versions')}
                rows={rows}
                rowKey={({ id }) => id}
                cards
                columns={[
                  {
                    head: t('templates.version'),
                    heading: true,
                    cell: ({ version }) => (
                      <>
                        <Link
                          className="govuk-link"
                          to={
                            version === newest.version ? stylePath(newest.key) : styleVersionPath(newest.key, version)
                          }
                        >
                          {t('templates.versionN', { n: version })}
                        </Link>{' '}
                        {version === newest.inForce && <span className="up-small">{t('houseStyles.inForce')}</span>}
                      </>
                    ),
                  },
                  {
                    head: t('templates.state'),
                    label: t('templates.state'),
                    cell: (line) => <StyleStatusTag style={line} />,
                  },
                  {
                    head: t('houseStyles.madeBy'),
                    label: t('houseStyles.madeBy'),
                    cell: ({ createdBy }) => createdBy ?? 'Uitpost',
                  },
                  {
                    head: t('houseStyles.madeOn'),
                    label: t('houseStyles.madeOn'),
                    cell: ({ createdAt }) => format.moment(createdAt),
                  },
                ]}
              />
              <More shown={rows.length} query={query} />
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}
