import { Archive, Check, Eye, FilePenLine, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionStatus } from '../ui/api/template-types.ts'
import { Tag, type Tone } from '../ui/tag.tsx'

const looks: Readonly<Record<VersionStatus, readonly [Tone, LucideIcon]>> = {
  draft: ['note', FilePenLine],
  'in-review': ['warn', Eye],
  approved: ['good', Check],
  published: ['good', Check],
  retired: ['quiet', Archive],
}

/** The state in a word; with its number where several versions stand beside each other. */
export function VersionStatusTag({
  status,
  version,
}: {
  readonly status: VersionStatus
  readonly version?: number
}): ReactNode {
  const { t } = useTranslation()
  const [tone, sign] = looks[status]
  return (
    <Tag tone={tone} sign={sign}>
      {version === undefined
        ? t(`status.version.${status}`)
        : t('templates.versionIs', { n: version, status: t(`status.version.${status}`).toLowerCase() })}
    </Tag>
  )
}
