import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageTitle } from './page-title.tsx'

/** Title, the line under it, and at the right the actions on the whole page. */
export function PageTop({
  name,
  part,
  tag,
  sub,
  children,
}: {
  readonly name: string
  /** The part of the thing, in the title of the window only, so that two pages of one thing have different titles. */
  readonly part?: string
  /** The state, beside the title. */
  readonly tag?: ReactNode
  readonly sub?: ReactNode
  readonly children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="st-top">
      <div>
        <PageTitle name={name} {...(part !== undefined && { part })} app={t('app')}>
          {tag !== undefined && <> {tag}</>}
        </PageTitle>
        {sub !== undefined && <p className="st-top__sub">{sub}</p>}
      </div>
      {children !== undefined && <div className="up-row">{children}</div>}
    </div>
  )
}
