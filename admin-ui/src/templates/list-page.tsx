import { FilePenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Page } from '../ui/api/api-types.ts'
import type { TemplateRow } from '../ui/api/template-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { More } from '../ui/more.tsx'
import { PageTop } from '../ui/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { Table } from '../ui/table.tsx'
import { VersionStatusTag } from './version-status-tag.tsx'

export function TemplatesPage(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<TemplateRow>>('/v1/templates')
  return (
    <>
      <PageTop name={t('templates.title')} sub={t('templates.sub')} />
      <Loaded query={query} what={t('templates.what')} forbidden={t('templates.forbidden')}>
        {(pages) => {
          const rows = pages.flatMap((page) => page.items)
          if (rows.length === 0) {
            return <Empty sign={FilePenLine} title={t('templates.emptyTitle')} text={t('templates.emptyText')} />
          }
          return (
            <section className="up-card up-card--flush" aria-label={t('templates.title')}>
              <TemplateTable rows={rows} />
              <More shown={rows.length} query={query} />
            </section>
          )
        }}
      </Loaded>
    </>
  )
}

function TemplateTable({ rows }: { readonly rows: readonly TemplateRow[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const latest = (row: TemplateRow) => row.versions.toSorted((a, b) => b.version - a.version)[0]
  return (
    <Table
      name={t('templates.title')}
      rows={rows}
      rowKey={(row) => row.key}
      cards
      columns={[
        {
          head: t('templates.name'),
          heading: true,
          cell: (row) => (
            <>
              <Link
                className="govuk-link"
                to={`/templates/${row.key}/versions/${row.publishedVersion ?? latest(row)?.version ?? 1}`}
              >
                {localized(row.name)}
              </Link>
              <br />
              <span className="up-code up-quiet">{row.key}</span>
            </>
          ),
        },
        {
          head: t('message.class'),
          label: t('message.class'),
          cell: (row) => t(`class.${row.class}`, { defaultValue: row.class }),
        },
        {
          head: t('templates.published'),
          label: t('templates.published'),
          cell: ({ publishedVersion }) =>
            publishedVersion === undefined ? t('templates.notYet') : t('templates.versionN', { n: publishedVersion }),
        },
        {
          head: t('templates.latest'),
          label: t('templates.latest'),
          cell: (row) => {
            const version = latest(row)
            if (version === undefined) return '–'
            return (
              <span className="up-row">
                {t('templates.versionN', { n: version.version })} <VersionStatusTag status={version.status} />
              </span>
            )
          },
        },
        {
          head: t('templates.changed'),
          label: t('templates.changed'),
          nowrap: true,
          cell: (row) => format.tableDate(latest(row)?.createdAt ?? row.createdAt),
        },
      ]}
    />
  )
}
