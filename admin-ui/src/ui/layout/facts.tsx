import type { ReactNode } from 'react'

/** Pairs of a name and a value; a pair without a value is left out. */
export function Facts({
  pairs,
  wide = false,
}: {
  readonly pairs: readonly (readonly [string, ReactNode])[]
  readonly wide?: boolean
}): ReactNode {
  return (
    <dl className={wide ? 'govuk-summary-list st-facts st-facts--wide' : 'govuk-summary-list st-facts'}>
      {pairs
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{name}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
