import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'

export type Tone = 'quiet' | 'note' | 'good' | 'warn' | 'bad'

/** A state in one or two words: icon, word and colour together. */
export function Tag({
  tone = 'quiet',
  icon,
  children,
}: {
  readonly tone?: Tone
  readonly icon?: LucideIcon
  readonly children: ReactNode
}): ReactNode {
  return (
    <span className={tone === 'quiet' ? 'govuk-tag' : `govuk-tag up-tag--${tone}`}>
      {icon !== undefined && <Icon of={icon} />} {children}
    </span>
  )
}
