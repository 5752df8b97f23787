import type { ReactNode } from 'react'

/** The lists of the entity, newest first. */
export function ListsPage(): ReactNode {
  return null
}
