import { Check, CircleAlert, CircleHelp, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SenderFinding } from '../ui/api/operator-types.ts'
import { Tag, type Tone } from '../ui/layout/tag.tsx'

const looks: Readonly<Record<SenderFinding['state'], readonly [Tone, LucideIcon]>> = {
  good: ['good', Check],
  warning: ['warn', CircleAlert],
  fault: ['bad', TriangleAlert],
  'not-checked': ['quiet', CircleHelp],
}

/** The state of a finding, or of a domain as a whole. */
export function StateTag({ state }: { readonly state: SenderFinding['state'] }): ReactNode {
  const { t } = useTranslation()
  const [tone, icon] = looks[state]
  return (
    <Tag tone={tone} icon={icon}>
      {t(`senderDomains.state.${state}`)}
    </Tag>
  )
}
