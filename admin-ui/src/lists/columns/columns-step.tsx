import type { ReactNode } from 'react'
import type { List } from '../../ui/api/list-types.ts'

/** What each column of the list is used for (51). */
export function ColumnsStep(_: { readonly list: List }): ReactNode {
  return null
}
