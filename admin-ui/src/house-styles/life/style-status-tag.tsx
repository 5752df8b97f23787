import { CalendarClock, Check, Eye, FilePenLine, type LucideIcon, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseStyle, StyleStatus } from '../../ui/api/house-style-types.ts'
import { Tag, type Tone } from '../../ui/layout/tag.tsx'

const looks: Readonly<Record<StyleStatus | 'planned', readonly [Tone, LucideIcon]>> = {
  draft: ['note', FilePenLine],
  'in-review': ['warn', Eye],
  approved: ['good', Check],
  planned: ['quiet', CalendarClock],
  published: ['good', Check],
  discarded: ['quiet', Trash2],
}

/** The state of a version of a house style in one word. */
export function StyleStatusTag({
  style: { status, publishAt },
}: {
  readonly style: Pick<HouseStyle, 'status'> & { readonly publishAt?: string | undefined }
}): ReactNode {
  const { t } = useTranslation()
  const shown = status === 'approved' && publishAt !== undefined ? 'planned' : status
  const [tone, icon] = looks[shown]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`houseStyles.status.${shown}`)}
    </Tag>
  )
}
