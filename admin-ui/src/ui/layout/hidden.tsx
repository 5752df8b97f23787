import type { ReactNode } from 'react'

/** Text for screen readers only. */
export function Hidden({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className="govuk-visually-hidden">{children}</span>
}
