import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'

/** A screen or card without contents says what is, why, and what can be done now. */
export function Empty({
  sign,
  title,
  text,
  children,
}: {
  readonly sign: LucideIcon
  readonly title: string
  readonly text?: ReactNode
  readonly children?: ReactNode
}): ReactNode {
  return (
    <div className="up-card up-empty">
      <Icon of={sign} />
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      {children}
    </div>
  )
}
