import { Check, CircleX, Clock, Download, Trash2, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubjectAccessRequest } from '../ui/api/data-protection-types.ts'
import { Tag } from '../ui/layout/tag.tsx'

const looks = {
  waiting: { tone: 'warn', icon: Users },
  making: { tone: 'note', icon: Clock },
  ready: { tone: 'good', icon: Download },
  rejected: { tone: 'quiet', icon: CircleX },
  removed: { tone: 'quiet', icon: Check },
  failed: { tone: 'bad', icon: Trash2 },
} as const

export function RequestStatus({ status }: { readonly status: SubjectAccessRequest['status'] }): ReactNode {
  const { t } = useTranslation()
  const { tone, icon } = looks[status]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`subjectAccess.statusWord.${status}`)}
    </Tag>
  )
}
