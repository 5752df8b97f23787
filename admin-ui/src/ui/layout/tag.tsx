import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'

export type Tone = 'quiet' | 'note' | 'good' | 'warn' | 'bad'

/** A state in one or two words: sign, word and colour together. */
export function Tag({
  tone = 'quiet',
  sign,
  children,
}: {
  readonly tone?: Tone
  readonly sign?: LucideIcon
  readonly children: ReactNode
}): ReactNode {
  return (
    <span className={tone === 'quiet' ? 'govuk-tag' : `govuk-tag up-tag--${tone}`}>
      {sign !== undefined && <Icon of={sign} />} {children}
    </span>
  )
}
