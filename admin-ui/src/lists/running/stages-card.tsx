import type { ReactNode } from 'react'
import type { List } from '../../ui/api/list-types.ts'

/** The stages of a list: done, now, next; and the button that begins the next one. */
export function StagesCard(_: { readonly list: List }): ReactNode {
  return null
}
