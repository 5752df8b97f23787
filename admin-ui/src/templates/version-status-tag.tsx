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

export function VersionStatusTag({ status }: { readonly status: VersionStatus }): ReactNode {
  const { t } = useTranslation()
  const [tone, sign] = looks[status]
  return (
    <Tag tone={tone} sign={sign}>
      {t(`status.version.${status}`)}
    </Tag>
  )
}
