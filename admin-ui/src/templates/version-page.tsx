import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { TemplateVersion } from '../ui/api/template-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { PageTop } from '../ui/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { PreviewCard } from './preview-card.tsx'
import { SourceCard } from './source-card.tsx'
import { VariablesCard } from './variables-card.tsx'
import { VersionStatusTag } from './version-status-tag.tsx'

/** One version to read: its source, its letter beside it, and what it wants to know. */
export function VersionPage(): ReactNode {
  const { t } = useTranslation()
  const { key = '', version = '' } = useParams()
  const path = `/v1/templates/${encodeURIComponent(key)}/versions/${encodeURIComponent(version)}`
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
  const here = t('templates.versionN', { n: version.version })
  return (
    <>
      <Crumbs above={[{ to: '/templates', name: t('templates.title') }]} here={`${version.key}, ${here}`} />
      <PageTop
        name={localized(version.name)}
        tag={<VersionStatusTag status={version.status} />}
        sub={
          version.publishedAt === undefined
            ? t('templates.madeOn', { version: here, date: format.date(version.createdAt) })
            : t('templates.publishedOn', { version: here, date: format.date(version.publishedAt) })
        }
      />
      <div className="up-stack up-stack--l">
        <div className="st-two st-two--even">
          <SourceCard version={version} />
          <PreviewCard version={version} path={path} />
        </div>
        <VariablesCard version={version} />
      </div>
    </>
  )
}
