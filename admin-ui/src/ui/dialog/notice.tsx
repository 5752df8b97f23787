import { CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'

const signs = { note: Info, good: CircleCheck, warn: TriangleAlert, bad: TriangleAlert }

/** One important message. With `status` a screen reader reads it when it appears after an action of the reader. */
export function Notice({
  tone = 'note',
  icon,
  status = false,
  title,
  children,
}: {
  readonly tone?: keyof typeof signs
  readonly icon?: LucideIcon
  readonly status?: boolean
  readonly title?: string
  readonly children?: ReactNode
}): ReactNode {
  return (
    <div
      className={tone === 'note' ? 'up-notice' : `up-notice up-notice--${tone}`}
      role={status ? 'status' : undefined}
    >
      <Icon of={icon ?? signs[tone]} />
      {title !== undefined && <p className="up-strong">{title}</p>}
      {children !== undefined && <div>{children}</div>}
    </div>
  )
}
