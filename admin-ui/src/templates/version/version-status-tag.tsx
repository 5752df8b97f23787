import { Archive, CalendarClock, Check, Eye, FilePenLine, type LucideIcon, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionStatus } from '../../ui/api/template-types.ts'
import { Tag, type Tone } from '../../ui/layout/tag.tsx'

const looks: Readonly<Record<VersionStatus, readonly [Tone, LucideIcon]>> = {
  draft: ['note', FilePenLine],
  'in-review': ['warn', Eye],
  approved: ['good', Check],
  published: ['good', Check],
  retired: ['quiet', Archive],
  discarded: ['quiet', Trash2],
}

/** The state in a word; with the number of the version where several are listed. */
export function VersionStatusTag({
  status,
  version,
  planned = false,
}: {
  readonly status: VersionStatus
  /** The version is approved, and a day of publication is set. */
  readonly planned?: boolean
  readonly version?: number
}): ReactNode {
  const { t } = useTranslation()
  const isPlanned = planned && status === 'approved'
  const [tone, icon]: (typeof looks)[VersionStatus] = isPlanned ? ['quiet', CalendarClock] : looks[status]
  const word = t(`status.version.${isPlanned ? 'planned' : status}`)
  return (
    <Tag tone={tone} icon={icon}>
      {version === undefined ? word : t('templates.versionIs', { n: version, status: word.toLowerCase() })}
    </Tag>
  )
}
