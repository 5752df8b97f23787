import { type ReactNode, useEffect, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

/**
 * The first heading of a screen and the title of its tab. After a navigation inside the app it gets the focus, so that a screen
 * reader announces the page; on the first load the browser starts at the top by itself. A filter that changes only the query of
 * the address leaves the focus where it is.
 */
export function PageTitle({
  name,
  part,
  app,
  children,
  className,
  lang,
}: {
  readonly name: string
  /** The part of the thing, in the title of the tab only. */
  readonly part?: string
  readonly app: string
  readonly children?: ReactNode
  readonly className?: string
  /** The language of the name, when it is not that of the screen. */
  readonly lang?: string | undefined
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useNavigationType() === NavigationType.Pop
  useEffect(() => {
    document.title = `${part === undefined ? name : `${name}, ${part}`} – ${app}`
  }, [name, part, app])
  const { pathname } = useLocation()
  const seen = useRef<string>(undefined)
  useEffect(() => {
    if (!first && seen.current !== pathname) heading.current?.focus()
    seen.current = pathname
  }, [first, pathname])
  return (
    <h1 ref={heading} tabIndex={-1} className={className} lang={lang}>
      {name}
      {children}
    </h1>
  )
}
