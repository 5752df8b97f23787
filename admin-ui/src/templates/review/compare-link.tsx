import { GitCompare } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { Icon } from '../../ui/icon.tsx'
import { comparePath } from '../version/version-path.ts'

/** A link to the changes: since the last review of the text where there is one, otherwise since the previous version. */
export function CompareLink({
  version: { key, version, lastReview },
  before,
  className = '',
}: {
  readonly version: TemplateVersion
  /** The version to compare with; 0: there is none. */
  readonly before: number
  readonly className?: string
}): ReactNode {
  const { t } = useTranslation()
  if (lastReview === undefined && before < 1) return null
  return (
    <Link
      className={`govuk-button up-button--quiet ${className}`.trim()}
      to={comparePath(key, lastReview === undefined ? before : 'last-review', version)}
    >
      <Icon of={GitCompare} />{' '}
      <span className="st-button__word">
        {lastReview === undefined
          ? t('editor.compare', { n: before })
          : t(lastReview.own ? 'templates.sinceYours' : 'templates.sinceReview')}
      </span>
    </Link>
  )
}
