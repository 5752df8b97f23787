import { type ReactNode, useId } from 'react'

/** A card with its heading; `flush` when a table fills it. */
export function Card({
  title,
  aside,
  sub,
  flush = false,
  className = '',
  children,
}: {
  readonly title: string
  /** Content at the right of the heading. */
  readonly aside?: ReactNode
  /** Small text under the heading. */
  readonly sub?: ReactNode
  readonly flush?: boolean
  readonly className?: string
  readonly children: ReactNode
}): ReactNode {
  const id = useId()
  return (
    <section className={`up-card${flush ? ' up-card--flush' : ''} ${className}`.trim()} aria-labelledby={id}>
      <div className="up-card__head">
        <div>
          <h2 id={id}>{title}</h2>
          {sub !== undefined && <p className="up-quiet up-small">{sub}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  )
}
