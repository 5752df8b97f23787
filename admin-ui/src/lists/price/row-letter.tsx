import type { ReactNode } from 'react'
import type { List } from '../../ui/api/list-types.ts'

/** The letter of one row with its channel, the reason and the price; `onRow` walks to the previous and the next row. */
export function RowLetter(_: {
  readonly list: List
  readonly row: number
  readonly onRow?: (step: -1 | 1) => void
}): ReactNode {
  return null
}
