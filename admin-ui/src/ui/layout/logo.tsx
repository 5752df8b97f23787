import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** Symbol and word mark, as a link to the start page. The word mark has the colour of the text around it. */
export function Logo({ label }: { readonly label: string }): ReactNode {
  return (
    <Link className="up-logo" to="/" aria-label={label}>
      <img
        className="up-logo__symbol"
        src={`${import.meta.env.BASE_URL}uitpost-symbol.svg`}
        alt=""
        width="32"
        height="32"
      />
      <svg className="up-wordmark" viewBox="0 0 352 116" aria-hidden="true" focusable="false">
        <path d="M8 32v30.5a20 20 0 0 0 40 0V32m0 0v56.5M72 32v56.5M72 9v12.5M101 13v54.5a15 15 0 0 0 15 15h8M87.5 37.500H124" />
        <path d="M141 32v78" />
        <circle cx="165" cy="60" r="22.5" />
        <circle cx="228" cy="60" r="22.5" />
        <path d="M295.5 45c-3-5-8-7.5-14-7.5-8 0-12.5 3.8-12.5 9.5 0 7.2 6 9.8 13.5 11.6 8 2 14.5 5.2 14.5 12.9 0 7-6 11-14 11-7.5 0-13.5-2.5-16.5-8.5M323 13v54.5a15 15 0 0 0 15 15h8M309.5 37.500H346" />
      </svg>
    </Link>
  )
}
