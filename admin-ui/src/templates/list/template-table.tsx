import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TemplateRow } from '../../ui/api/template-types.ts'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Table } from '../../ui/layout/table.tsx'
import { languageCodes } from '../language-order.ts'
import { templatePath, versionPath } from '../version/version-path.ts'
import { VersionStatusTag } from '../version/version-status-tag.tsx'
import { markFound } from './mark-found.ts'

/** Each template with its published version and its versions on the way: who writes, and who has the next step. */
export function TemplateTable({
  rows,
  wanted,
}: {
  readonly rows: readonly TemplateRow[]
  /** The words of the search, marked in the text where they were found. */
  readonly wanted: string
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
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
              <Link className="govuk-link" to={templatePath(row.key)}>
                {localized(row.name)}
              </Link>
              <br />
              <span className="up-code up-quiet">{row.key}</span>
              {row.found !== undefined && <FoundInText found={row.found} wanted={wanted} />}
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
          cell: ({ key, publishedVersion: n }) =>
            n === undefined ? (
              t('templates.notYet')
            ) : (
              <Link className="govuk-link" to={versionPath(key, n)}>
                {t('templates.versionN', { n })}
              </Link>
            ),
        },
        {
          head: t('templates.languages'),
          label: t('templates.languages'),
          cell: (row) => languageCodes(shownOf(row)?.languages ?? []),
        },
        { head: t('templates.goingOn'), label: t('templates.goingOn'), cell: (row) => <InProgress row={row} /> },
      ]}
    />
  )
}

/** An excerpt of the text around the words of the search. */
function FoundInText({
  found: { language, excerpt },
  wanted,
}: {
  readonly found: NonNullable<TemplateRow['found']>
  readonly wanted: string
}): ReactNode {
  const { t } = useTranslation()
  return (
    <p className="st-found up-small">
      <span className="up-quiet">{t('templates.inText', { language: t(`language.${language}`) })}</span>{' '}
      <span lang={language}>
        … {markFound(excerpt, wanted).map(({ text, isHit }, at) => (isHit ? <mark key={at}>{text}</mark> : text))} …
      </span>
    </p>
  )
}

function shownOf({ versions, publishedVersion }: TemplateRow): TemplateRow['versions'][number] | undefined {
  return versions.find(({ version }) => version === publishedVersion) ?? versions[0]
}

/** Versions that are not published yet, each with a sentence that names the person who has the next step. */
function InProgress({ row }: { readonly row: TemplateRow }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const open = row.versions.filter(({ status }) => ['draft', 'in-review', 'approved'].includes(status))
  if (open.length === 0) return <span className="up-quiet">{t('templates.nothing')}</span>
  return (
    <ul className="st-goingon">
      {open.slice(0, 3).map(({ version, status, writtenBy, publishAt, sentBack }) => {
        const name = writtenBy ?? t('templates.somebody')
        return (
          <li key={version}>
            <Link className="govuk-link" to={versionPath(row.key, version)}>
              {t('templates.versionN', { n: version })}
            </Link>{' '}
            <VersionStatusTag status={status} planned={publishAt !== undefined} />
            <br />
            <span className="up-small up-quiet">
              {publishAt === undefined
                ? t(`templates.waits.${sentBack ? 'sent-back' : status}`, { name })
                : t('templates.publishAt', { moment: format.moment(publishAt) })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
