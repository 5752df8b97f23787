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
    const place = rows.indexOf(row)
    // A row that is not on the screen, as after another heap was opened, is followed by the next one of the list.
    const next = place === -1 ? row + step : rows[place + step]
    if (next !== undefined && next >= 1 && next <= (list.total ?? 0)) onRow(next)
  }
  return <RowLetter list={list} row={shown} onRow={walk} />
}
