import { FilePenLine, GitCompare } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { TemplateVersion } from '../ui/api/template-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTop } from '../ui/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { HistoryCard } from './life/history-card.tsx'
import { SentBackNotice } from './life/sent-back-notice.tsx'
import { StepButtons, WhyNoButton } from './life/step-buttons.tsx'
import { PreviewCard } from './preview-card.tsx'
import { SourceCard } from './source-card.tsx'
import { VariablesCard } from './variables-card.tsx'
import { VersionCrumbs } from './version-crumbs.tsx'
import { comparePath, versionApi, versionPath } from './version-path.ts'
import { VersionStatusTag } from './version-status-tag.tsx'

/** One version to read: its source, its letter beside it, and what it wants to know. */
export function VersionPage(): ReactNode {
  const { t } = useTranslation()
  const { key = '', version = '' } = useParams()
  const path = versionApi(key, version)
  const query = useGet<TemplateVersion>(path)
  return (
    <Loaded
      query={query}
      what={t('templates.whatVersion')}
      missing={t('templates.missing')}
      forbidden={t('templates.forbidden')}
      alone
    >
      {(shown) => <Shown version={shown} path={path} />}
    </Loaded>
  )
}

function Shown({ version, path }: { readonly version: TemplateVersion; readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const write = useMay('templates:write')
  const here = t('templates.versionN', { n: version.version })
  return (
    <>
      <VersionCrumbs version={version} />
      <PageTop
        name={localized(version.name)}
        tag={<VersionStatusTag status={version.status} />}
        sub={
          version.publishedAt === undefined
            ? t('templates.madeOn', { version: here, date: format.date(version.createdAt) })
            : t('templates.publishedOn', { version: here, date: format.date(version.publishedAt) })
        }
      >
        {version.version > 1 && (
          <Link
            className="govuk-button up-button--quiet"
            to={comparePath(version.key, version.version - 1, version.version)}
          >
            <Icon of={GitCompare} /> {t('editor.compare', { n: version.version - 1 })}
          </Link>
        )}
        {write && version.status === 'draft' && (
          <Link
            className="govuk-button govuk-button--secondary"
            to={`${versionPath(version.key, version.version)}/edit`}
          >
            <Icon of={FilePenLine} /> {t('templates.edit')}
          </Link>
        )}
        <StepButtons version={version} />
      </PageTop>
      <div className="up-stack up-stack--l">
        <WhyNoButton version={version} />
        <SentBackNotice version={version} />
        {version.publishAt !== undefined && (
          <Notice title={t('templates.publishAt', { moment: format.moment(version.publishAt) })} />
        )}
        <div className="st-two st-two--even">
          <SourceCard version={version} />
          <PreviewCard version={version} path={path} />
        </div>
        <VariablesCard version={version} />
        <HistoryCard version={version} />
      </div>
    </>
  )
}
