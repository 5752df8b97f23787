import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { ListRow } from '../../../ui/api/list-types.ts'
import { isProblem } from '../../../ui/api/problem.ts'
import { nameIn, textOf } from './cell-value.ts'
import type { Mends } from './use-mends.ts'

export interface Cell {
  readonly saved: string
  readonly typed: string
  readonly state: 'idle' | 'busy' | 'conflict' | 'failed'
  readonly type: (text: string) => void
  /** Checks what was typed, unless it is the value that the row has. */
  readonly leave: () => void
}

/** A cell that is checked when it is left. What was typed stays when the hub cannot be reached. */
export function useCell(row: ListRow, column: string, mends: Mends): Cell {
  const saved = textOf(row.values?.[nameIn(row.values, column)])
  // What was typed over a value that is no longer there is forgotten: it must not return when a mend is taken back.
  const [draft, setDraft] = useState<{ readonly over: string; readonly text: string }>()
  if (draft !== undefined && draft.over !== saved) setDraft(undefined)
  const typed = draft?.over === saved ? draft.text : saved
  const type = (text: string): void => setDraft({ over: saved, text })
  const [state, setState] = useState<Cell['state']>('idle')
  const leave = (): void => {
    if (typed === saved || state === 'busy') return
    setState('busy')
    mends.mendRow(row, { [column]: typed }).then(
      () => setState('idle'),
      (error: unknown) => setState(isProblem(error, 409, 412) ? 'conflict' : 'failed'),
    )
  }
  return { saved, typed, state, type, leave }
}

/** Enter goes to the next cell that is at fault; Escape writes the old value again. */
export function CellInput({
  cell,
  label,
  describedBy,
  onFocus,
}: {
  readonly cell: Cell
  readonly label: string
  readonly describedBy: string
  readonly onFocus: (() => void) | undefined
}): ReactNode {
  const key = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') cell.type(cell.saved)
    if (event.key !== 'Enter') return
    event.preventDefault()
    const cells = [...document.querySelectorAll<HTMLInputElement>('.st-mending input[data-saved]')]
    const next = cells[cells.indexOf(event.currentTarget) + 1]
    if (next === undefined) cell.leave()
    else next.focus()
  }
  return (
    <input
      className="govuk-input govuk-input--error"
      aria-label={label}
      aria-invalid
      aria-describedby={describedBy}
      autoComplete="off"
      data-saved={cell.saved}
      value={cell.typed}
      onChange={(event) => cell.type(event.target.value)}
      onFocus={onFocus}
      onBlur={cell.leave}
      onKeyDown={key}
    />
  )
}
