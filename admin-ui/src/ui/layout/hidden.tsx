import type { ReactNode } from 'react'

/** Words only for who listens. */
export function Hidden({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className="govuk-visually-hidden">{children}</span>
}
