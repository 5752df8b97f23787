import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import { PageTitle } from '../layout/page-title.tsx'

/** A screen or card without contents states the fact, the reason, and the possible action. */
export function Empty({
  icon,
  title,
  text,
  alone = false,
  children,
}: {
  readonly icon: LucideIcon
  readonly title: string
  readonly text?: ReactNode
  /** The screen has no other content: then its title is the first heading and the name of the tab. */
  readonly alone?: boolean
  readonly children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="up-card up-empty">
      <Icon of={icon} />
      {alone ? <PageTitle name={title} app={t('app')} /> : <h2>{title}</h2>}
      {text !== undefined && <p>{text}</p>}
      {children}
    </div>
  )
}
