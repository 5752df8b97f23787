import type { ReactNode } from 'react'
import { isProblem } from '../../ui/api/problem.ts'
import { useLocalized } from '../../ui/format/use-format.ts'

/** The reason for which a command came too late, in the words of the API; nothing for any other failure. */
export function WhyRefused({ error }: { readonly error: unknown }): ReactNode {
  const localized = useLocalized()
  const because = isProblem(error) ? error.body.because : undefined
  return because === undefined ? null : <p>{localized(because)}</p>
}
