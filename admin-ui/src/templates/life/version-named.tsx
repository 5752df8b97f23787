import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useLocalized } from '../../ui/format/use-format.ts'

/** Names the version of a dialog. */
export function VersionNamed({ version }: { readonly version: Pick<TemplateVersion, 'name' | 'version'> }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  return (
    <p>
      <b>{localized(version.name)}</b>, {t('templates.versionN', { n: version.version })}
    </p>
  )
}
