import type { ReactNode } from 'react'
import type { List } from '../../ui/api/list-types.ts'

/** What leaves by which channel, and what it costs. */
export function PriceCard(_: { readonly list: List }): ReactNode {
  return null
}
