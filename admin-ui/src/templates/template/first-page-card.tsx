import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TemplateRow, TemplateVersion } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useLanguage } from '../../ui/format/use-format.ts'
import { PdfPages } from '../../ui/pdf/pdf-pages.tsx'
import { usePreview } from '../editor/preview/use-preview.ts'
import { languageOrder } from '../language-order.ts'
import { versionApi, versionPath } from '../version/version-path.ts'

/** The first page of the published letter, with the data of its first sample; before a publication, of the newest version. */
export function FirstPageCard({ row }: { readonly row: TemplateRow }): ReactNode {
  const number = row.publishedVersion ?? row.versions[0]?.version
  const version = useGet<TemplateVersion>(versionApi(row.key, number ?? 1)).data
  if (number === undefined || version === undefined) return null
  return <FirstPage key={`${version.version} ${version.revision}`} version={version} />
}

function FirstPage({ version }: { readonly version: TemplateVersion }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const own = useLanguage()
  const written = languageOrder.filter((each) => version.languages[each] !== undefined)
  const language = written.find((each) => each === own) ?? written[0]
  const query = usePreview({
    path: versionApi(version.key, version.version),
    revision: version.revision,
    form: 'letter',
    language: language ?? 'nl',
    sample: version.samples[0]?.name,
    possible: language !== undefined && version.faults.length === 0,
  })
  const pages = query.data?.pages?.count
  const name = t('templates.versionN', { n: version.version })
  return (
    <section className="up-card st-firstpage" aria-labelledby={id}>
      <h2 id={id}>{t('templates.preview')}</h2>
      {version.faults.length > 0 ? (
        <p className="up-quiet">{t('templates.noPicture')}</p>
      ) : query.isError ? (
        <p className="up-quiet">{t('templates.pictureFailed')}</p>
      ) : (
        <div className="st-doc">
          {query.data === undefined ? (
            <div className="st-paper" aria-hidden="true" />
          ) : (
            <PdfPages blob={query.data.blob} title={t('templates.firstPage')} maxPages={1} />
          )}
        </div>
      )}
      <p>
        <Link className="govuk-link" to={versionPath(version.key, version.version)}>
          {t('templates.wholeLetter', { version: name })}
        </Link>
        {pages !== undefined && pages > 1 && <> · {t('templates.pageCount', { count: pages })}</>}
      </p>
    </section>
  )
}
