import { type ReactNode, useEffect, useState } from 'react'
import type { List } from '../../ui/api/list-types.ts'
import { RowLetter } from '../price/row-letter.tsx'

/** A reader who walks through rows by arrow keys asks for the letter at which they stop. */
const followMs = 150

/** The letter of the chosen row, shortly after it was chosen. */
export function LetterOfRow({
  list,
  row,
  onRow,
}: {
  readonly list: List
  readonly row: number
  readonly onRow: (row: number) => void
}): ReactNode {
  const [shown, setShown] = useState(row)
  useEffect(() => {
    const timer = setTimeout(() => setShown(row), followMs)
    return () => clearTimeout(timer)
  }, [row])
  const walk = (step: -1 | 1): void => {
    // The rows on the screen, in their order there.
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].map((each) => Number(each.dataset['row']))
    const next = rows[rows.indexOf(row) + step]
    if (next !== undefined) onRow(next)
  }
  return <RowLetter list={list} row={shown} onRow={walk} />
}
