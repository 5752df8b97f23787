import { Check, Clock, FolderOpen, Hourglass, type LucideIcon, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRunStatus } from '../ui/api/operator-types.ts'
import { Tag, type Tone } from '../ui/layout/tag.tsx'

const looks: Readonly<Record<PrintRunStatus, readonly [Tone, LucideIcon]>> = {
  open: ['quiet', FolderOpen],
  closing: ['note', Hourglass],
  'handed-over': ['note', Send],
  accepted: ['note', Check],
  reconciled: ['good', Check],
  overdue: ['bad', Clock],
}

/** The state of a run or of one of its parts. */
export function RunStatusTag({ status }: { readonly status: string }): ReactNode {
  const { t } = useTranslation()
  const [tone, icon] = looks[status as PrintRunStatus] ?? (['quiet', Hourglass] as const)
  return (
    <Tag tone={tone} icon={icon}>
      {t(`status.run.${status}`, { defaultValue: status })}
    </Tag>
  )
}
