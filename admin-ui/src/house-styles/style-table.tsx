import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HouseStyle } from '../ui/api/house-style-types.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Table } from '../ui/layout/table.tsx'
import { StyleStatusTag } from './life/style-status-tag.tsx'
import { stylePath } from './style-path.ts'

/** Each house style with its version, the letters that use it, and the person who changed it last. */
export function StyleTable({ rows }: { readonly rows: readonly HouseStyle[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  return (
    <Table
      name={t('houseStyles.title')}
      rows={rows}
      rowKey={({ key }) => key}
      cards
      columns={[
        {
          head: t('houseStyles.name'),
          heading: true,
          cell: ({ key, name, colour, standard }) => (
            <>
              <span className="st-colour__spot" style={{ background: colour }} aria-hidden="true" />{' '}
              <Link className="govuk-link" to={stylePath(key)}>
                {localized(name)}
              </Link>{' '}
              {standard && <span className="up-small up-quiet">{t('houseStyles.standard')}</span>}
              <br />
              <span className="up-code up-quiet">{key}</span>
            </>
          ),
        },
        {
          head: t('templates.version'),
          label: t('templates.version'),
          cell: ({ inForce, newest }) => (
            <div>
              {inForce === undefined ? t('houseStyles.noneInForce') : t('houseStyles.versionInForce', { n: inForce })}
              {newest !== undefined && newest.version !== inForce && (
                <>
                  <br />
                  {t('templates.versionN', { n: newest.version })} <StyleStatusTag style={newest} />
                </>
              )}
            </div>
          ),
        },
        {
          head: t('houseStyles.usedBy'),
          label: t('houseStyles.usedBy'),
          cell: ({ templates }) => t('houseStyles.usedByCount', { count: templates.length }),
        },
        {
          head: t('houseStyles.changed'),
          label: t('houseStyles.changed'),
          cell: ({ createdAt, createdBy }) => (
            <>
              {format.tableDate(createdAt)}
              {createdBy !== undefined && (
                <span className="up-small up-quiet"> {t('templates.by', { name: createdBy })}</span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
