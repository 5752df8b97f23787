import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Crumbs } from '../../ui/layout/crumbs.tsx'
import { templatePath } from './version-path.ts'

/** The path from the list of templates to one version. */
export function VersionCrumbs({ version }: { readonly version: TemplateVersion }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  return (
    <Crumbs
      above={[
        { to: '/templates', name: t('templates.title') },
        { to: templatePath(version.key), name: localized(version.name) || version.key },
      ]}
      here={t('templates.versionN', { n: version.version })}
    />
  )
}
